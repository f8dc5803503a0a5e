/** The sorts of account ids: whose ids may stand beside each other in one database. */
export type AccountForm = 'wechat-web' | 'wechat' | 'wecom' | 'other';

/**
 * What an account's id gives away of the way in; the puppet service itself never says who stands
 * behind it. `wechat-web` ids are made anew at each login, those of `wechat` and `wecom` stay. An
 * account with an id of its own choice is `other`, whichever protocol serves it.
 */
export function accountForm(accountId: string): AccountForm {
  if (accountId.startsWith('@')) return 'wechat-web';
  if (accountId.startsWith('wxid_')) return 'wechat';
  return /^168\d{13}$/u.test(accountId) ? 'wecom' : 'other';
}

export function hasStableIds(accountId: string): boolean {
  return accountForm(accountId) !== 'wechat-web';
}
