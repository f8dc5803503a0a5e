import { tokensOf, type Token } from './tokens.ts';

/**
 * Why a pattern is not even compiled, in a sentence with the cure; null where nothing is against
 * it. Told here are habits from other tools, which the engine would only call a syntax error, and
 * what hardly anybody means.
 */
export function refusedSyntax(pattern: string): string | null {
  if (/^\/[^]+\/[a-z]*$/u.test(pattern)) {
    return '两边不要写斜杠“/”：请只留中间的部分，大小写不用管，会按同样的字比较。';
  }
  const tokens = tokensOf(pattern);
  for (const [nth, { kind, text }] of tokens.entries()) {
    if (kind === 'open') {
      if (/^\(\?<?[=!]/u.test(text)) {
        return `不支持前后断言“${text}”：请直接写要找的内容，要排除的写进 unless。`;
      }
      if (text === '(?>') return '不支持“(?>”：请改成普通的括号“(?:”。';
      if (text === '(?(') return '不支持“(?(”这样的条件写法：请拆成两条，或用“|”隔开。';
    }
    if (kind === 'escape' && (/^\\[1-9]/u.test(text) || text.startsWith('\\k'))) {
      return `不支持反向引用“${text}”：请把要重复的内容再写一遍。`;
    }
    if (kind === 'escape' && /^\\[bB]$/u.test(text) && besideHan(tokens, nth)) {
      return `中文的字与字之间没有词的边界，“${text}”不起作用：请删去它，不想误中的说法写进 unless。`;
    }
    const noLeast = /\{,(\d+)\}/u.exec(kind === 'literal' ? text : '');
    if (noLeast !== null) {
      return `“${noLeast[0]}”少了下限：请写成“{0,${noLeast[1] ?? ''}}”。`;
    }
    if (kind === 'repeat' && /[*+}?]\+$/u.test(text)) {
      return `不支持“${text}”：请去掉最后的“+”。`;
    }
  }
  return nestedRepeat(tokens);
}

function besideHan(tokens: readonly Token[], nth: number): boolean {
  const before = tokens[nth - 1]?.text ?? '';
  const after = tokens[nth + 1]?.text ?? '';
  return /\p{Script=Han}$/u.test(before) || /^\p{Script=Han}/u.test(after);
}

interface OpenGroup {
  readonly start: number;
  /** Of the branch being read: whether anything in it has a length of its own. */
  firm: boolean;
  loops: boolean;
  empty: boolean;
  /** Whether some branch is made of repetitions alone. */
  loose: boolean;
}

/**
 * (a+)+ and (.*)*: a repetition of what is itself nothing but repetitions. It says no more than the
 * inner one, and in most engines it takes for ever.
 */
function nestedRepeat(tokens: readonly Token[]): string | null {
  const open: OpenGroup[] = [];
  for (const [nth, token] of tokens.entries()) {
    const group = open.at(-1);
    const next = tokens[nth + 1];
    if (token.kind === 'open') {
      if (!token.text.endsWith(')')) open.push(groupFrom(nth));
    } else if (token.kind === 'or') {
      if (group !== undefined) endBranch(group);
    } else if (token.kind === 'close') {
      if (group === undefined) return null;
      endBranch(group);
      open.pop();
      if (group.loose && isEndless(next)) {
        const written = tokens.slice(group.start, nth + 2).map(({ text }) => text);
        return `“${short(written.join(''))}”是重复里又套重复：请去掉一层，如“(a+)+”写成“a+”。`;
      }
      const above = open.at(-1);
      if (above !== undefined) count(above, group.loose || isEndless(next), next);
    } else if (token.kind !== 'repeat' && group !== undefined) {
      // Of a run of characters the repetition takes the last one only.
      const isRun = token.kind === 'literal' && [...token.text].length > 1;
      if (isRun) group.firm = true;
      count(group, isEndless(next), next);
    }
  }
  return null;
}

function groupFrom(start: number): OpenGroup {
  return { start, firm: false, loops: false, empty: true, loose: false };
}

function count(group: OpenGroup, loops: boolean, next: Token | undefined): void {
  group.empty = false;
  if (loops) group.loops = true;
  else if (next?.kind !== 'repeat' || !/^(?:\?|\{0)/u.test(next.text)) group.firm = true;
}

function endBranch(group: OpenGroup): void {
  if (group.loops && !group.firm && !group.empty) group.loose = true;
  group.firm = false;
  group.loops = false;
  group.empty = true;
}

function isEndless(token: Token | undefined): boolean {
  return token?.kind === 'repeat' && /^(?:[*+]|\{\d+,\})/u.test(token.text);
}

function short(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
