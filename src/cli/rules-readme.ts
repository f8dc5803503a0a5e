import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command as Program } from 'commander';
import { readNamedBook, shippedRules } from '../adapters/rule-folder.ts';
import { groupTypes } from '../domain/group.ts';
import type { BoundRule } from '../engine/rule-book/book.ts';
import { kinds } from '../kinds/index.ts';
import { ruleCatalogue, type PackEntry } from '../reports/rule-catalogue.ts';
import { CliFault, type ExitStatus, type Terminal } from './subcommand.ts';

/** `rules readme [--check]`: writes `rules/README.md` from the kinds; for those who work on them. */
export function addRulesReadme(
  rules: Program,
  terminal: Terminal,
  end: (status: ExitStatus) => void,
): void {
  rules
    .command('readme', { hidden: true })
    .description('按现有规则写出规则目录；供修改程序的人用')
    .option('--check', '只看是不是最新的')
    .option('--file <文件>', '写入的文件', join(shippedRules(), 'README.md'))
    .action((options: { check?: true; file: string }) => {
      const text = shippedCatalogue();
      if (options.check !== true) {
        writeFileSync(options.file, text);
        terminal.out(`${options.file} is written.\n`);
        end(0);
        return;
      }
      if (contentOf(options.file) !== text) {
        throw new CliFault(
          `${options.file} does not say what the kinds say: run \`npm run rules:readme\`.`,
        );
      }
      terminal.out('rules/README.md is up to date\n');
      end(0);
    });
}

/** The catalogue of this version's kinds and shipped books. @throws CliFault where a book has a fault */
export function shippedCatalogue(): string {
  const folder = shippedRules();
  const base = bookNamed('base');
  const rules = new Map<string, BoundRule>();
  for (const type of groupTypes) {
    for (const rule of base.forGroup({ id: '', name: '', type }).rules) rules.set(rule.id, rule);
  }
  const packs = readdirSync(join(folder, 'packs'))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file): PackEntry => {
      const name = `packs/${file.replace(/\.yaml$/u, '')}`;
      const book = bookNamed(name);
      const own = join('rules', `${name}.yaml`);
      return {
        name,
        book: book.name,
        rules: book.rules
          .filter(({ from }) => from.some((one) => one.file.endsWith(own)))
          .map(({ id }) => id),
      };
    });
  return ruleCatalogue({ kinds, base: rules, packs });
}

function bookNamed(name: string) {
  const { book, faults } = readNamedBook(name, shippedRules(), kinds);
  if (book === null || faults.length > 0) {
    throw new CliFault(`The shipped book ${name} has faults: run \`rules check\` first.`);
  }
  return book;
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
