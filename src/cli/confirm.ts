import { existsSync } from 'node:fs';
import { candidatesOf, type Candidate } from '../register/candidates.ts';
import type { ConfirmPayload } from '../register/slips/confirm-names.ts';
import { shownName } from '../text/shown-name.ts';
import { handOver } from './hand-over.ts';
import { lookInto, officeOf } from './register-office.ts';
import { CliFault, type Subcommand } from './subcommand.ts';

const titles: Readonly<Record<Candidate['role'], string>> = {
  supervisors: '督查群',
  head: '单位负责人',
  secrecyOfficer: '保密员',
  owner: '群主',
  publisher: '发布人',
};

/**
 * `confirm [N…]`: the book gives roles by name, and anybody can take a name. Whoever sits at the
 * console looks who goes by it and confirms the id; until then nobody holds the role.
 */
export const confirm: Subcommand = {
  add(program, terminal, end) {
    program
      .command('confirm')
      .description('列出规则本里写到姓名的人，按序号确认身份')
      .argument('[序号...]', '名单上的序号；不写的只列出名单')
      .action(async (numbers: readonly string[]) => {
        const office = officeOf(terminal);
        const candidates = existsSync(office.storePath)
          ? await lookInto(office, (tx) => candidatesOf(tx, office.book))
          : [];
        const chosen = numbers.map((number) => chosenBy(number, candidates));
        if (chosen.length === 0) {
          terminal.out(list(candidates, ''));
          end(0);
          return;
        }
        const answer = await handOver(office, 'confirm', {
          chosen: chosen.map(({ role, scope, groupId, name, id }) => ({
            role,
            scope,
            groupId,
            name,
            id,
          })),
        } satisfies ConfirmPayload);
        terminal.err(answer.faults);
        const isDone = answer.outcome !== 'refused';
        if (isDone) terminal.out(list(chosen, '已确认'));
        end(isDone ? 0 : 1);
      });
  },
};

function chosenBy(number: string, candidates: readonly Candidate[]): Candidate {
  const candidate = /^\d{1,6}$/u.test(number) ? candidates[Number(number) - 1] : undefined;
  if (candidate === undefined) {
    throw new CliFault(
      `"${number.slice(0, 20)}" is no number of the list: call \`confirm\` without numbers to see it.`,
    );
  }
  return candidate;
}

function list(candidates: readonly Candidate[], done: string): string {
  if (candidates.length === 0)
    return '规则本里写到的人和督查群，机器人在真实的群里还没有见到：请先让它连上本单位的网关运行一次（模拟器里的人无需确认）。\n';
  // Two groups may bear one name: only their ids tell them apart.
  const idsOf = new Map<string, Set<string>>();
  for (const { scope, groupId } of candidates) {
    if (groupId !== null) idsOf.set(scope, (idsOf.get(scope) ?? new Set()).add(groupId));
  }
  return candidates
    .map((candidate, index) => {
      const { role, scope, groupId, name, id, shown, seenIn, confirmed } = candidate;
      const twins = groupId !== null && (idsOf.get(scope)?.size ?? 0) > 1;
      const place = `${shownName(scope)}${twins ? `（群 ${groupId}）` : ''} `;
      const where =
        seenIn.length === 0
          ? ''
          : `，见于${seenIn.map((group) => `《${shownName(group)}》`).join('')}`;
      const state = done === '' ? (confirmed ? '已确认' : '待确认') : done;
      const head = done === '' ? `${String(index + 1)}. ` : '';
      return `${head}${titles[role]} ${scope === '' ? '' : place}${shownName(name)}：${shownName(shown)}（${id}${where}）${state}\n`;
    })
    .join('');
}
