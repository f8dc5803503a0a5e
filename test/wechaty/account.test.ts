import { expect, test } from 'vitest';
import { accountForm, hasStableIds } from '../../src/adapters/wechaty/account.ts';

test.each([
  ['@a1b2c3d4e5f6', 'wechat-web', false],
  ['wxid_assistant', 'wechat', true],
  ['1688850000000001', 'wecom', true],
  ['zhenbangongshi', 'other', true],
])('an account %s is of the form %s', (id, form, stable) => {
  expect(accountForm(id)).toBe(form);
  expect(hasStableIds(id)).toBe(stable);
});
