import { plain } from '../parse/plain.ts';

/** What somebody does with his draft, besides answering. */
export type DraftAct = 'drop' | 'maybe-drop' | 'back' | 'skip' | 'submit' | 'yes' | 'show';

const words: readonly (readonly [DraftAct, RegExp])[] = [
  ['drop', /^(?:取消|退出|放弃|停止|结束|删除|不再?)(?:本次|这次)?报备了?$/u],
  ['maybe-drop', /^(?:取消|退出|放弃|不报了|算了|不用了)$/u],
  ['back', /^(?:上一项|上一步|上一题|上一个|返回|返回上一项|后退)$/u],
  ['skip', /^(?:跳过|略过|不填|先不填|暂不填|暂时未定|未定|待定|skip)$/u],
  ['submit', /^(?:提交|提交报备|确认提交|提交申请|submit)$/u],
  [
    'yes',
    /^(?:好|好的|好吧|好了|对|对的|是|是的|行|可以|可以了|嗯|没问题|没有问题|没错|无误|正确|同意|确认|确认无误|核对无误|就这样|ok)(?:[,，]?提交)?$/u,
  ],
  ['show', /^(?:预览|查看报备|看看|核对)$/u],
];

const thanks = /[\s,，]*(?:谢谢|多谢|感谢|辛苦|麻烦)(?:您|你|了)?$/u;

/** Null for what is an answer. */
export function draftAct(text: string): DraftAct | null {
  const whole = plain(text)
    .replace(/^[“"「](.*)[”"」]$/u, '$1')
    .replace(/[.。,!?~;、…\s]+$/u, '')
    .toLowerCase();
  const said = whole.replace(thanks, '');
  const act = words.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
  // 可以？ asks, and hands nothing in.
  return act === 'yes' && /[?？]/u.test(text) ? null : act;
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
