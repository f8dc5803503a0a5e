/** What is to be done before a group is closed; its owner ticks it (rules.md §5, dissolve procedure). */
export const closingSteps = ['handed-over', 'saved', 'told', 'gone'] as const;
export type ClosingStep = (typeof closingSteps)[number];

/** The number in a ring under which a step is shown. */
export function stepMark(step: ClosingStep): string {
  return ['①', '②', '③', '④'][closingSteps.indexOf(step)] ?? '';
}

/** `1 2`: steps as they are ticked. */
export function stepNumbers(steps: readonly ClosingStep[]): string {
  return steps.map((step) => String(closingSteps.indexOf(step) + 1)).join(' ');
}

/** `①工作已移交、④群已解散`. */
export function stepList(steps: readonly ClosingStep[], into: string | null): string {
  return steps.map((step) => `${stepMark(step)}${stepTitle(step, into)}`).join('、');
}

/** As its owner reads it; `into` is the shown name of the group it goes into, null where it is dissolved. */
export function stepTitle(step: ClosingStep, into: string | null): string {
  switch (step) {
    case 'handed-over':
      return '工作已移交';
    case 'saved':
      return '资料已保存';
    case 'told':
      return '成员已告知';
    case 'gone':
      return into === null ? '群已解散' : `成员已并入《${into}》`;
  }
}

/** Those not ticked yet, in the order of the list. */
export function stepsLeft(ticked: readonly ClosingStep[]): readonly ClosingStep[] {
  return closingSteps.filter((step) => !ticked.includes(step));
}
