import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { newFolder } from './built.ts';
import { run } from './in-process.ts';
import { fileOf, findingsIn, line, minute } from './timeline-file.ts';

const labelled = (path: string): string =>
  fileURLToPath(new URL(`../labelled/${path}`, import.meta.url));
const unit = readFileSync(labelled('rules/unit.yaml'), 'utf8');

interface Row {
  readonly rule: string;
  readonly inBook?: false;
  readonly findings: number;
  readonly groups: number;
  readonly persons: number;
  readonly privately: number;
  readonly publicly: number;
  readonly toOverseers: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly before: Row | null;
}

const rowsIn = (out: string) => findingsIn(out) as unknown as readonly Row[];

async function tried(...args: readonly string[]): Promise<ReadonlyMap<string, Row>> {
  const { status, out, err } = await run(['rules', 'try', ...args, '--format', 'jsonl']);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  return new Map(rowsIn(out).map((row) => [row.rule, row]));
}

/** Five stickers of one person and one of another, an hour apart, labelled. */
function stickers(): string {
  const lines = ['甲', '甲', '甲', '甲', '甲', '乙'].map((sender, nth) =>
    line({
      id: `m${String(nth)}`,
      sender,
      time: minute(nth * 10),
      expect: nth === 5 ? [] : ['emoticon'],
    }),
  );
  return fileOf(`${lines.join('\n')}\n`);
}

function bookFile(rules: string, name = 'draft.yaml'): string {
  const path = join(newFolder(), name);
  writeFileSync(path, `book: 草稿\nversion: '9'\nextends: [base]\nrules:\n${rules}`);
  return path;
}

describe('rules try', () => {
  it('finds what audit finds with the same book in force', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'unit.yaml'), unit);
    const file = labelled('flooding.jsonl');
    const audited = await run(['audit', file, '--rules', folder, '--format', 'jsonl']);
    const counts: Record<string, number> = {};
    for (const { rule } of findingsIn(audited.out)) counts[rule] = (counts[rule] ?? 0) + 1;

    const rows = await tried(join(folder, 'unit.yaml'), file, '--rules', folder);

    const found = [...rows.values()].filter(({ findings }) => findings > 0);
    expect(Object.keys(counts).length).toBeGreaterThan(0);
    expect(Object.fromEntries(found.map(({ rule, findings }) => [rule, findings]))).toEqual(counts);
    for (const row of rows.values()) expect(row.before?.findings).toBe(row.findings);
  });

  it('counts findings, groups, persons and what would have been said, with the trial over', async () => {
    const rows = await tried('base', stickers());
    expect(rows.get('emoticon')).toMatchObject({
      findings: 6,
      groups: 1,
      persons: 2,
      privately: 1,
      publicly: 0,
      precision: 5 / 6,
      recall: 1,
    });
  });

  it('shows more and less than the book in force, and rules that come and go', async () => {
    const folder = newFolder();
    writeFileSync(
      join(folder, 'unit.yaml'),
      `book: 现行\nversion: '1'\nextends: [base]\nrules:\n  emoticon: { with: { allow: 4 } }\n`,
    );
    const draft = bookFile(
      [
        '  flooding: off',
        '  no-voice:',
        '    kind: match',
        '    with: { type: [audio] }',
        '    clause: 本单位规定',
        '    examples: [{ says: { type: audio }, finds: true }, { says: 语音会议, finds: false }]',
        '',
      ].join('\n'),
      '新的 草稿 1.yaml',
    );
    const rows = await tried(draft, stickers(), '--rules', folder);
    expect(rows.get('emoticon')).toMatchObject({ findings: 6, before: { findings: 1 } });
    expect(rows.get('no-voice')).toMatchObject({ findings: 0, before: null });
    expect(rows.get('flooding')).toMatchObject({ inBook: false, before: { findings: 0 } });

    const { out } = await run(['rules', 'try', draft, stickers(), '--rules', folder]);
    expect(out).toMatch(/^试用《草稿》（9版）：6条消息，1个群；共命中6条，/u);
    expect(out).toMatch(/比现行.*现行的《现行》（1版）/u);
    expect(out).toMatch(/^表情包（emoticon） +6 +1 +2 .* 多5 /mu);
    expect(out).toMatch(/^no-voice.* 新 /mu);
    expect(out).toMatch(/试用的规则本没有、现行有的：刷屏（0条）/u);
  });

  it('takes a book of the folder by its name, before a shipped one', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'packs'));
    writeFileSync(
      join(folder, 'packs', 'ours.yaml'),
      `book: 我们的\nversion: '1'\nextends: [base]\nrules:\n  emoticon: off\n`,
    );
    const rows = await tried('packs/ours', stickers(), '--rules', folder);
    expect(rows.get('emoticon')).toMatchObject({ inBook: false, before: { findings: 6 } });
  });

  it('tells no precision where nothing is labelled', async () => {
    const file = fileOf(`${line({ id: 'one' })}\n`);
    expect((await tried('base', file)).get('emoticon')).toMatchObject({
      precision: null,
      recall: null,
    });
    expect((await run(['rules', 'try', 'base', file])).out).toContain('不计算精确率');
  });

  it('ends with 1 where there is no such book, folder or file, and with 2 where a rule is faulty', async () => {
    const file = stickers();
    for (const named of ['packs/nowhere', 'no-such.yaml', '/no/such.yml']) {
      const none = await run(['rules', 'try', named, file]);
      expect({ status: none.status, out: none.out }).toEqual({ status: 1, out: '' });
      expect(none.err).toContain(`规则本“${named}”无法使用`);
      expect(none.err).toContain(`第一处：${named}`);
      expect(none.err).not.toContain('the-book');
    }
    expect((await run(['rules', 'try', 'base', file, '--rules', '/no/such'])).status).toBe(1);
    expect((await run(['rules', 'try', 'base', '/no/such.jsonl'])).status).toBe(1);
    const faulty = await run(['rules', 'try', bookFile('  emotcon: remind\n'), file]);
    expect(faulty.status).toBe(2);
    expect(faulty.err).toMatch(/draft\.yaml:5:3 /u);
  });
});
