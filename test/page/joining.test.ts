import { describe, expect, it } from 'vitest';
import { workGroup } from './fake-world.ts';
import { givenPage, wait } from './given-page.ts';
import { noBrowser } from './open-browser.ts';

const skipped = noBrowser === '' ? '' : ` (${noBrowser})`;

describe.skipIf(noBrowser !== '')(`joining on the simulator's page${skipped}`, () => {
  const { world, page, faults, log, openGroup, says, press } = givenPage();
  const main = () => page().getByRole('main');

  async function choose(picker: string, name: string): Promise<void> {
    const field = page().getByRole('combobox', { name: picker, exact: true });
    await field.fill(name);
    await field.press('Enter');
  }

  it('asks, as somebody the bot does not know, to be its friend', async () => {
    await choose('选择与机器人私聊的人', '董海');
    await main().getByText('未加好友，机器人不能私聊').waitFor();
    await press('加好友');
    const words = page().getByRole('textbox', { name: '验证信息' });
    expect(await words.inputValue()).toBe('我是农业农村办董海');
    await words.fill('验证码 7K3M9QXT');
    await press('申请加机器人为好友');
    await page().getByRole('status').getByText('已申请“验证码 7K3M9QXT”').waitFor();
    expect(world().asks().friendRequests).toMatchObject([
      { personId: 'p-dong', greeting: '验证码 7K3M9QXT' },
    ]);
    world().consents();
    await expect.poll(() => main().getByText('未加好友').count(), wait).toBe(0);
    expect(await page().getByRole('button', { name: '加好友' }).count()).toBe(0);
    expect(faults()).toEqual([]);
  });

  it('has no use for that where the person is a friend', async () => {
    await choose('选择与机器人私聊的人', '方伟');
    await log().waitFor();
    expect(await page().getByRole('button', { name: '加好友' }).count()).toBe(0);
  });

  it('removes the bot from a group and takes it in again, as whom one likes', async () => {
    await openGroup();
    await press('群设置');
    await press('移出机器人');
    await main().getByText('机器人不在群内').waitFor();
    await choose('邀请人', '唐丽');
    await press('直接拉入');
    await expect.poll(() => main().getByText('机器人不在群内').count(), wait).toBe(0);
    expect(world().done).toEqual([`remove-bot ${workGroup}`, `invite-bot ${workGroup} p-tang`]);
    expect(faults()).toEqual([]);
  });

  it('invites the bot, which sits in the group once it agrees', async () => {
    await openGroup();
    await press('群设置');
    await press('移出机器人');
    await press('发出邀请');
    await main().getByText('已邀请机器人，等待其同意').waitFor();
    expect(world().asks().invitations).toMatchObject([{ groupId: workGroup, by: 'p-he' }]);
    world().consents();
    await page().getByRole('button', { name: '移出机器人' }).waitFor();
  });

  it('renames a group and hands it to another owner', async () => {
    await openGroup();
    await press('群设置');
    const name = page().getByRole('textbox', { name: '群名称' });
    await name.fill('  农业农村工作群  ');
    await name.press('Enter');
    await page().getByRole('heading', { name: '农业农村工作群', exact: true }).waitFor();
    await choose('群主', '方伟');
    await main().getByText('群主 应急办—方伟').waitFor();
    expect(world().done).toEqual([
      `rename ${workGroup} 农业农村工作群`,
      `owner ${workGroup} p-fang`,
    ]);
  });

  it('tells that the world refused a change', async () => {
    await openGroup();
    await press('群设置');
    world().refuse(true);
    await press('移出机器人');
    await page().getByRole('alert').getByText('模拟器没有完成').waitFor();
    expect(world().done).toEqual([]);
  });

  it('shows what the bot took back as withdrawn', async () => {
    await openGroup();
    world().add({ id: 'b1', from: 'bot', text: '温馨提示：请勿刷屏' });
    await log().getByText('温馨提示').waitFor();
    world().tell({ kind: 'recalled', messageId: 'b1', at: world().now() });
    await log().getByText('“群规助手”撤回了一条消息').waitFor();
    expect(await log().getByText('温馨提示').count()).toBe(0);
    expect(await log().getByRole('button', { name: '看记录' }).count()).toBe(0);
  });

  it('keeps its place on a narrow screen', async () => {
    await page().setViewportSize({ width: 400, height: 800 });
    await openGroup();
    await press('群设置');
    await press('移出机器人');
    await page().getByRole('button', { name: '发出邀请' }).waitFor();
    const wide = await page().evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(400);
    await says('各村已播种八成');
    await log().getByText('各村已播种八成').waitFor();
  });
});
