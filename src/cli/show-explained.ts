import type { MessageExplanation, ThemeExplanation } from '../engine/explain/explain-message.ts';
import type { RuleExplanation } from '../engine/explain/explain-rule.ts';
import { themeTitles } from '../engine/explain/titles.ts';
import { levelTitles, type Numbers } from '../domain/finding.ts';
import type { ViolationState } from '../domain/violation.ts';
import { saidNumbers } from '../text/said-numbers.ts';

/** What was recorded of the message under a rule. */
export interface Outcome {
  readonly rule: string;
  readonly state: ViolationState;
  readonly stateTitle: string;
  /** Findings of the same case. */
  readonly hits: number;
  readonly nthOfDay: number;
}

export interface Explained {
  readonly id: string;
  readonly book: string;
  readonly version: string;
  readonly message: MessageExplanation;
  readonly outcomes: readonly Outcome[];
}

const verdictTitles = { fires: '命中', silent: '未命中', threw: '规则出错，未作判断' } as const;
const noWords = '疑似涉及秘密或个人信息，任何字词都不显示。';

/** The whole as one object on one line. */
export function explanationJson({ message, ...rest }: Explained): string {
  const rules = message.rules.map((rule) => ({
    ...rule,
    numbers: rule.numbers === null ? null : shownOnly(rule.numbers),
    nearest: rule.nearest.map((one) => ({ ...one, numbers: shownOnly(one.numbers) })),
    options: plainOptions(rule),
  }));
  const { facts, ...more } = message;
  return `${JSON.stringify({ ...rest, facts: Object.fromEntries(facts), ...more, rules })}\n`;
}

/** For a person: what fired first, then what came near, then the rest. */
export function explanationText(explained: Explained): string {
  const { id, book, version, message, outcomes } = explained;
  const order = (rule: RuleExplanation) =>
    rule.verdict === 'fires' ? 0 : rule.nearest.length > 0 ? 1 : 2;
  const rules = message.rules.toSorted((a, b) => order(a) - order(b));
  const fired = rules.filter(({ verdict }) => verdict === 'fires').length;
  return [
    `消息 ${id}，按《${book}》（${version}版）逐条核对${String(rules.length)}条规则，命中${String(fired)}条。不显示原文、姓名和号码。`,
    '',
    '事实：',
    `  ${message.facts.map(([name, value]) => `${name} ${value}`).join('；')}`,
    '',
    `语义${message.withheld ? `（${noWords}）` : '（“·”是不显示的字）'}：`,
    ...(message.themes.length === 0 ? ['  没有接近门槛的。'] : message.themes.map(sayTheme)),
    '',
    ...rules.flatMap((rule) => [
      ...sayRule(
        rule,
        outcomes.find((one) => one.rule === rule.rule),
      ),
      '',
    ]),
  ].join('\n');
}

function sayTheme({ title, certainty, parts }: ThemeExplanation): string {
  const words = (parts ?? []).map(
    ({ words: shown, weight }) => `${shown}（${weight > 0 ? '+' : ''}${String(weight)}）`,
  );
  return `  ${title} 把握 ${String(certainty)}${words.length === 0 ? '' : `：${words.join(' ')}`}`;
}

function sayRule(rule: RuleExplanation, outcome: Outcome | undefined): readonly string[] {
  const lines = [
    `【${verdictTitles[rule.verdict]}】${rule.title}（${rule.rule}）${levelTitles[rule.level]}`,
  ];
  if (rule.numbers !== null) lines.push(`数字：${saidNumbers(rule.numbers) || '无'}`);
  if (outcome !== undefined) {
    lines.push(
      `记录：${outcome.stateTitle}，同一记录共${String(outcome.hits)}次；当日第${String(outcome.nthOfDay)}次，前${String(rule.patience)}次不提醒`,
    );
  } else if (rule.patience > 0) lines.push(`宽限：一人一天前${String(rule.patience)}次不提醒`);
  if (rule.verdict === 'silent') lines.push(`原因：${sayBecause(rule)}`);
  for (const { theme, certainty, atLeast } of rule.certainties) {
    lines.push(`语义：${themeTitles[theme]} 把握 ${String(certainty)}，门槛 ${String(atLeast)}`);
  }
  for (const { option, set, wouldFireAt, numbers } of rule.nearest) {
    lines.push(
      `差距：${option} 现为 ${String(set)}，设为 ${String(wouldFireAt)} 就会命中（${saidNumbers(numbers) || '无数字'}）`,
    );
  }
  if (rule.exemptions.length > 0) {
    lines.push(
      `例外：${rule.exemptions.map(({ name, holds }) => `${name}（${holds ? '有，免除' : '没有'}）`).join('、')}`,
    );
  }
  if (rule.window !== null) {
    const { minutes, messages, own } = rule.window;
    lines.push(
      `回看：${String(Math.round(minutes))}分钟，群内${String(messages)}条，其中本人${String(own)}条`,
    );
  }
  const options = Object.entries(plainOptions(rule));
  if (options.length > 0) {
    lines.push(`设定：${options.map(([name, value]) => `${name} ${String(value)}`).join('，')}`);
  }
  return [lines[0] ?? '', ...lines.slice(1).map((line) => `  ${line}`)];
}

function sayBecause({ because, options }: RuleExplanation): string {
  if (because !== null && because.length > 0) return because.join('；');
  return `没有出现该规则要找的内容${Object.keys(options).length > 0 ? `（${Object.keys(options).join('、')}）` : ''}`;
}

/** Lists of words are the book's and may be long: they are counted. */
function plainOptions({ options }: RuleExplanation): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(options)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        name,
        Array.isArray(value)
          ? `${String(value.length)}项`
          : typeof value === 'object'
            ? '已设'
            : value,
      ]),
  );
}

function shownOnly(numbers: Numbers): Numbers {
  const { 词: _, ...shown } = numbers;
  return shown;
}
