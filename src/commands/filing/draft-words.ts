import { plain } from '../parse/plain.ts';

/** What somebody does with his draft, besides answering. */
export type DraftAct = 'drop' | 'maybe-drop' | 'back' | 'skip' | 'submit' | 'show';

const words: readonly (readonly [DraftAct, RegExp])[] = [
  ['drop', /^(?:取消|退出|放弃|停止|结束|删除|不再?)(?:本次|这次)?报备了?$/u],
  ['maybe-drop', /^(?:取消|退出|放弃|不报了|算了|不用了)$/u],
  ['back', /^(?:上一项|上一步|上一题|上一个|返回|返回上一项|后退)$/u],
  ['skip', /^(?:跳过|略过|不填|先不填|暂不填|暂时未定|未定|待定|skip)$/u],
  ['submit', /^(?:提交|提交报备|确认提交|提交申请|submit)$/u],
  ['show', /^(?:预览|查看报备|看看|核对)$/u],
];

/** Null for what is an answer. */
export function draftAct(text: string): DraftAct | null {
  const said = plain(text)
    .replace(/^[“"「](.*)[”"」]$/u, '$1')
    .replace(/[.。,!?~;、…\s]+$/u, '')
    .toLowerCase();
  return words.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}

/** Whether it asks something of us rather than answers: it must not be put down in silence. */
export function isQuestion(text: string): boolean {
  const said = plain(text);
  return (
    /[?？]$/u.test(said) ||
    /^(?:请问|怎么|如何|什么是|为什么要|能不能|可不可以)|(?:怎么[写填办]|什么意思|行不行|可以吗|对吗|是吗|吗)$/u.test(
      said,
    )
  );
}
