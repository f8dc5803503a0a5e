import type { z } from 'zod';
import { nearest } from './nearest.ts';

type Issue = z.core.$ZodRawIssue;

const kinds: Readonly<Record<string, readonly [name: string, cure: string]>> = {
  string: ['文字', '请写成文字，数字和日期请加引号'],
  number: ['数字', '请写数字，不加引号'],
  int: ['整数', '请写整数，不加引号'],
  boolean: [' true 或 false', '请写 true（是）或 false（否），不加引号'],
  array: ['列表', '请写成列表，如 [甲, 乙]'],
  object: ['“键: 值”', '请写成“键: 值”的形式'],
  record: ['“键: 值”', '请写成“键: 值”的形式'],
};

/**
 * A schema's complaint as a sentence for the person who edits the book. Schemas that know better
 * bring their own words, which then stand before these. Unknown keys are told elsewhere, by name.
 */
export function sentence(issue: Issue): string {
  const name = nameOf(issue.path ?? []);
  if (issue.input === undefined && issue.code !== 'custom') return `缺少${name}：请补上。`;
  if (issue.input === null) return `${name}后面没有内容：请写上内容，或删去这一行。`;
  switch (issue.code) {
    case 'invalid_type': {
      const [wanted, cure] = kinds[issue.expected] ?? ['别的写法', '请对照样例改正'];
      return `${name}应当是${wanted}，现在是${written(issue.input)}：${betterCure(issue) ?? cure}。`;
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const near = typeof issue.input === 'string' ? nearest(issue.input, values) : null;
      const guess = near === null ? '' : `，是不是想写 ${near}`;
      return `${name}不能写${written(issue.input)}：请从 ${values.join('、')} 中选一个${guess}。`;
    }
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `${name}太短：至少要有 ${issue.minimum} ${unit(issue.origin)}。`
        : `${name}太小：请写不小于 ${issue.minimum} 的数。`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `${name}太长：最多 ${issue.maximum} ${unit(issue.origin)}，请删减。`
        : `${name}太大：请写不大于 ${issue.maximum} 的数。`;
    default:
      return `${name}的写法不对，现在是${written(issue.input)}：请对照样例改正。`;
  }
}

/** What was probably meant, where that can be seen. */
function betterCure({ input, code, ...issue }: Issue): string | null {
  if (code !== 'invalid_type' || typeof input !== 'string') return null;
  const expected = 'expected' in issue ? issue.expected : null;
  if (/\d\s*[#＃]/u.test(input)) return '后面的说明请另起一行，或空一格再写英文的“#”';
  if (expected === 'array' && /^[［【「]/u.test(input))
    return '中文括号请改成英文的“[ ]”，逗号用英文的';
  const plain = input.normalize('NFKC').trim();
  const isNumber = (expected === 'number' || expected === 'int') && /^\d+(?:\.\d+)?$/u.test(plain);
  return isNumber ? `请写 ${plain}，用英文数字，不加引号` : null;
}

function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (typeof last !== 'number') return last === undefined ? '这里' : `“${String(last)}”`;
  const list = path.at(-2);
  return `${typeof list === 'string' ? `“${list}”` : '列表'}的第 ${last + 1} 项`;
}

function written(input: unknown): string {
  if (input === undefined) return '空的';
  if (Array.isArray(input)) return '列表';
  if (typeof input === 'object' && input !== null) return '“键: 值”';
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

function unit(origin: string): string {
  return origin === 'string' ? '个字' : '项';
}
