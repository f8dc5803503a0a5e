import type { Tx } from '../ports/store.ts';
import { rebind, type Rebinding, type Rebound } from '../register/rebind.ts';
import { shownName } from '../text/shown-name.ts';
import { done, refused, type Answer } from './answer.ts';

/** 绑定 where ids change at each login: the group goes on as the one it was before. */
export async function rebindGroup(tx: Tx, rebinding: Rebinding): Promise<Answer> {
  const rebound = await rebind(tx, rebinding);
  if (rebound.kind !== 'bound') return refused(refusals[rebound.kind]);
  return done(
    `您好，《${shownName(rebound.group.name)}》已重新绑定，原有设置和记录照旧。此次登录期间您可以使用群主命令，机器人重新登录后须再次绑定。`,
  );
}

const refusals: Readonly<Record<Exclude<Rebound['kind'], 'bound'>, string>> = {
  unknown: '您好，没有找到验证码所指的群，未作改动，请本单位管理人员核对后重新生成验证码。',
  none: '您好，平台目前没有显示您是机器人所在群的群主，未作改动，请由群主本人办理。',
  several:
    '您好，您是多个群的群主，无法确定验证码所指的是哪一个，未作改动。请将该群的名称改回原名后，重新领取验证码。',
  taken: '您好，该群在此次登录后已绑定过，未作改动。',
};
