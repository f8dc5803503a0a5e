import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shippedCatalogue } from '../src/cli/rules-readme.ts';
import { kinds } from '../src/kinds/index.ts';
import { ownRuleSample } from '../src/reports/rule-catalogue.ts';
import { newFolder } from './cli/built.ts';
import { run } from './cli/in-process.ts';
import { bookOf } from './world/books.ts';

const text = shippedCatalogue();

describe('the catalogue of rules', () => {
  it('is what lies in rules/README.md', () => {
    expect(readFileSync(new URL('../rules/README.md', import.meta.url), 'utf8')).toBe(text);
  });

  it('is told apart from a stale one, and written anew', async () => {
    const file = join(newFolder(), 'README.md');
    const check = ['rules', 'readme', '--check', '--file', file];
    expect(await run(check)).toMatchObject({ status: 1, out: '' });
    writeFileSync(file, text.replace('表情包', '表情'));
    const stale = await run(check);
    expect(stale).toMatchObject({ status: 1, out: '' });
    expect(stale.err).toContain('npm run rules:readme');

    expect((await run(['rules', 'readme', '--file', file])).status).toBe(0);

    expect(await run(check)).toMatchObject({ status: 0, err: '' });
  });

  it('has every kind with its wording, every option with its meaning, every example', () => {
    for (const kind of kinds) {
      const part = text.split(`\n## ${kind.name}\n`)[1]?.split('\n## ')[0] ?? '';
      expect(part, kind.name).toContain(kind.title);
      expect(part, kind.name).toContain(kind.reminder.inGroup);
      for (const { title } of kind.examples) expect(part).toContain(`| ${title} |`);
      const options = z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' });
      for (const [name, option] of Object.entries(options.properties ?? {})) {
        expect(part).toContain(`| \`${name}\``);
        expect(typeof option === 'object' && option.description, `${kind.name} ${name}`).toMatch(
          /\p{Script=Han}/u,
        );
      }
    }
  });

  it('lists every pack with its place and its rules', () => {
    expect(text).toMatch(/\| `packs\/baru` \| 西昌市巴汝镇[^|]+\|[^|]*`notice-only`/u);
    expect(text.match(/^\| `packs\//gmu)?.length).toBe(6);
  });

  it('shows a rule of one’s own that a book takes', () => {
    expect(text).toContain(ownRuleSample);
    const book = bookOf(
      `book: 测试\nversion: 2026-10-01\nextends: [base]\nunits: { 青溪镇: { own: [镇政府], superiors: [县] } }\n${ownRuleSample}`,
    );
    expect(book.rules.map(({ id }) => id)).toContain('no-red-packets');
  });
});
