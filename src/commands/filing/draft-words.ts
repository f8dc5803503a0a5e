import { plain } from '../parse/plain.ts';

/** What somebody does with his draft, besides answering. */
export type DraftAct =
  'drop' | 'no' | 'no-more' | 'later' | 'unsure' | 'back' | 'skip' | 'submit' | 'yes' | 'show';

const words: readonly (readonly [DraftAct, RegExp])[] = [
  [
    'drop',
    /^(?:取消|退出|放弃|停止|结束|终止|删除|撤销|不再?)(?:本次|这次|这个)?(?:报备|填写|填报|申请)了?$/u,
  ],
  [
    'drop',
    /^(?:取消|取消吧|取消了|退出|放弃|停止|终止|撤销|(?:我|我们|先|暂时|还是|那|那就)*不(?:想)?(?:报|建|弄|办|搞)(?:群|备)?了|(?:那|那就|还是)?(?:算了)+吧?|先?不报备?了?)$/u,
  ],
  ['no', /^(?:不用|不必|不需要|不要|用不着|不填了)$/u],
  ['no-more', /^(?:不用|不必|不需要|不要)了$/u],
  [
    'later',
    /^(?:等会儿?|等一下|等等|稍等|稍后|待会儿?|过会儿?)(?:再(?:说|填|报|弄|来|写))?$|^(?:回头|晚点|明天|以后|下次|改天|先)(?:再(?:说|填|报|弄|来|写)|放一放|放着)$|^我?(?:先|去)问(?:一下|问)?(?:领导)?$/u,
  ],
  [
    'unsure',
    /^(?:名字|名称|群名|群主|人|人选|期限|时间)?(?:还|暂时|我|目前|都)*(?:没|没有|未)(?:想好|想到|[起取]名字?|定|定好|定下来|确定)$|^(?:我?也?不(?:知道|清楚|确定|好说|懂)|说不(?:好|准)|没想好|随便|你定|你看着办|看着办)$/u,
  ],
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
  const bare = said.replace(/[吧啊呀哦哈啦]+$/u, '');
  // 没问题吧 asks.
  const act =
    words.find(
      ([meant, pattern]) => pattern.test(said) || (meant !== 'yes' && pattern.test(bare)),
    )?.[0] ?? null;
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
