import { z } from 'zod';
import { levelTitles, type Severity } from '../domain/finding.ts';
import { groupTypeTitles } from '../domain/group.ts';
import { roleTitles } from '../domain/roles.ts';
import type { Example, ExampleLine, Kind } from '../engine/kind.ts';
import { messageTypeTitles } from '../engine/match/names.ts';
import type { BoundRule } from '../engine/rule-book/book.ts';

/** A pack as the catalogue lists it. */
export interface PackEntry {
  /** As `extends` has it: `packs/baru`. */
  readonly name: string;
  /** Whose measures they are. */
  readonly book: string;
  /** The rules it speaks of, by id. */
  readonly rules: readonly string[];
}

const severityTitles: Readonly<Record<Severity, string>> = {
  low: '低',
  middle: '中',
  high: '高',
  grave: '急',
};
const showsTitles = { fires: '命中', 'near-miss': '不算', boundary: '边界' } as const;
const longestSaid = 60;

/** A rule of a unit's own, as a unit may copy it; a test reads it as a book would. */
export const ownRuleSample = `rules:
  no-red-packets:
    kind: match
    title: 工作群发红包
    level: remind
    with:
      type: [red-packet]
      except: { role: [owner] }
    clause: 本单位2026年工作群管理办法：工作群不发红包。
    reminder: 工作群请勿发红包，感谢配合。
    examples:
      - { says: { type: red-packet }, finds: true }
      - { says: 财务报销红包雨活动取消, finds: false }
`;

/** `rules/README.md`: every kind with its options, wording and examples, and the packs. */
export function ruleCatalogue(parts: {
  readonly kinds: readonly Kind[];
  /** The rules of the common book, whichever groups they hold in. */
  readonly base: ReadonlyMap<string, BoundRule>;
  readonly packs: readonly PackEntry[];
}): string {
  const { kinds, base, packs } = parts;
  return [
    '# Rules',
    '',
    'Generated from the kinds in `src/kinds` by `npm run rules:readme`; do not edit. How to write a book: [unit.example.yaml](unit.example.yaml).',
    '',
    `共${String(kinds.length)}种规则。程度从轻到重：低、中、高、急；一条消息违反几条时，只按最重的一条提醒。“宽限”是一个人一天内不提醒的前几次。带〔紧〕的选项，规则锁定后仍可收紧。`,
    '',
    ...table(
      ['名称', '规则', '管什么', '程度', '级别', '宽限'],
      kinds.map((kind) => [
        `[${kind.name}](#${kind.name})`,
        kind.title,
        kind.summary,
        severityTitles[kind.severity],
        levelTitles[base.get(kind.name)?.level ?? kind.level],
        String(base.get(kind.name)?.patience ?? kind.patience),
      ]),
    ),
    '',
    '## 各地做法',
    '',
    '在本单位的 `unit.yaml` 里写 `extends: [base, 名称]` 即可照着做。',
    '',
    ...table(
      ['名称', '出处', '涉及的规则'],
      packs.map(({ name, book, rules }) => [
        `\`${name}\``,
        book,
        rules.length === 0 ? '只管群的登记' : rules.map((id) => `\`${id}\``).join('、'),
      ]),
    ),
    '',
    ...kinds.flatMap((kind) => sayKind(kind, base.get(kind.name), packs)),
  ].join('\n');
}

function sayKind(
  kind: Kind,
  rule: BoundRule | undefined,
  packs: readonly PackEntry[],
): readonly string[] {
  const { name, title, summary, why, reminder, severity } = kind;
  const used = packs.filter(({ rules }) => rules.includes(name)).map((pack) => `\`${pack.name}\``);
  const level = rule?.level ?? kind.level;
  const options = optionsOf(kind);
  return [
    `## ${name}`,
    '',
    `**${title}**：${summary}${why}`,
    '',
    `- 程度：${severityTitles[severity]}；级别：${severity === 'grave' ? '任何级别都立即私下告知本人、保密员和群主' : levelTitles[level]}；宽限：${String(rule?.patience ?? kind.patience)}次`,
    `- 私下提醒：${reminder.privately({})}`,
    `- 群内提示：${reminder.inGroup}`,
    `- 依据：${(rule?.clause ?? kind.clause).replace(/^依据/u, '')}`,
    `- 用到它的各地做法：${used.length === 0 ? '无' : used.join('、')}`,
    '',
    ...(options.length === 0
      ? ['没有选项。', '']
      : [...table(['选项', '含义', '默认', '范围'], options), '']),
    ...table(
      ['', '例子', '消息', '结果'],
      kind.examples.map((example) => [
        showsTitles[example.shows],
        example.title,
        sayExample(example),
        findsTitles[example.finds],
      ]),
    ),
    '',
    ...(kind.unitsOwn === true
      ? [
          '写在 `unit.yaml` 的 `rules` 下面，名称自取：',
          '',
          '```yaml',
          ownRuleSample.trimEnd(),
          '```',
          '',
        ]
      : []),
  ];
}

const findsTitles = { nothing: '不算', violation: '算', cured: '按时补正，不算' } as const;

const shape = z.object({
  description: z.string().optional(),
  default: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  enum: z.array(z.unknown()).optional(),
});

function optionsOf(kind: Kind): readonly (readonly string[])[] {
  const written = z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' }).properties;
  return Object.entries(written ?? {}).map(([name, raw]) => {
    const option = shape.parse(raw);
    const { minimum, maximum } = option;
    const range =
      option.enum !== undefined
        ? option.enum.map(String).join('、')
        : minimum !== undefined && maximum !== undefined
          ? `${String(minimum)}～${String(maximum)}`
          : '';
    return [
      `\`${name}\`${name in kind.tighter ? '〔紧〕' : ''}`,
      option.description ?? '',
      option.default === undefined ? '不写' : saidValue(option.default),
      range,
    ];
  });
}

function saidValue(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function sayExample({ says, group, options }: Example<Record<string, unknown>>): string {
  const lines: readonly ExampleLine[] =
    typeof says === 'string'
      ? [{ text: says }]
      : Array.isArray(says)
        ? (says as readonly ExampleLine[])
        : [says as ExampleLine];
  const about = [
    ...(group?.type === undefined ? [] : [groupTypeTitles[group.type]]),
    ...(group?.duty === true ? ['值班群'] : []),
    ...(options === undefined ? [] : [JSON.stringify(options)]),
  ];
  const said = lines.map((line) => sayLine(line, lines.length > 1)).join('；');
  return about.length === 0 ? said : `${said}〔${about.join('，')}〕`;
}

function sayLine(line: ExampleLine, several: boolean): string {
  const { text = '', type, fileName, by, role, at, mentionsAll } = line;
  const before = [
    ...(at === undefined ? [] : [at.slice(5).replace('T', ' ')]),
    ...(role === undefined ? [] : [roleTitles[role]]),
    ...(several ? [by ?? '甲'] : []),
  ].join(' ');
  const sort =
    type === undefined || type === 'text' || type === 'other' ? '' : messageTypeTitles[type];
  const words = fileName ?? text;
  const shown = words.length > longestSaid ? `${words.slice(0, longestSaid)}…` : words;
  const said = [mentionsAll === true ? '@所有人' : '', sort === '' ? '' : `〔${sort}〕`, shown]
    .filter((part) => part !== '')
    .join(' ');
  return before === '' ? said : `${before}：${said}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cellOf).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** What would break a table, or be taken for markup. */
function cellOf(text: string): string {
  return text
    .replace(/\\/gu, '\\\\')
    .replace(/\|/gu, '\\|')
    .replace(/</gu, '&lt;')
    .replace(/\s*\n\s*/gu, ' ');
}
