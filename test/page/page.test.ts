import { describe, expect, it } from 'vitest';
import { start, workGroup } from './fake-world.ts';
import { givenPage, wait } from './given-page.ts';
import { noBrowser } from './open-browser.ts';

const skipped = noBrowser === '' ? '' : ` (${noBrowser})`;

describe.skipIf(noBrowser !== '')(`the simulator's page${skipped}`, () => {
  const { world, page, faults, log, openGroup, says } = givenPage();

  it('shows the groups with their types, and asks to choose one', async () => {
    const entry = page().getByRole('button', { name: '青溪镇农业农村工作群' });
    expect(await entry.innerText()).toContain('政务工作群');
    expect(await page().getByRole('main').innerText()).toContain('请在左侧选择一个群');
    expect(faults()).toEqual([]);
  });

  it('shows what was recorded for the chosen message, and what waits', async () => {
    await openGroup();
    await says('明早9点前报数');
    await log().getByText('明早9点前报数').click();
    const card = page().getByRole('article', { name: '记录 41' });
    await card.waitFor();
    for (const words of ['非工作时间发布工作', 'off-hours', '第六条', '成立', '10月12日 09:00'])
      expect(await card.innerText()).toContain(words);
    const outbox = page().getByRole('region', { name: '发件箱' });
    await outbox.getByText('1 条等待发送').waitFor();
    const waiting = outbox.getByRole('list', { name: '等待发送' });
    expect(await waiting.innerText()).toContain('青溪镇农业农村工作群');
    expect(await waiting.innerText()).toContain('不早于 10月12日 09:00');
    expect(await outbox.getByRole('list', { name: '最近的发送' }).innerText()).toContain('唐丽');
  });

  it('can be used by the keyboard alone: arrows choose a message, Tab reaches its buttons', async () => {
    world().add({ id: 'k1', text: '明早9点前报数' });
    world().add({ id: 'k2', text: '各村已播种八成' });
    world().add({ id: 'k3', text: '温馨提示', from: 'bot' });
    await openGroup();
    await log().getByText('温馨提示').waitFor();
    await log().focus();
    await page().keyboard.press('ArrowUp');
    await page().keyboard.press('ArrowUp');
    await page().getByRole('article', { name: '记录 41' }).waitFor();
    await page().keyboard.press('Tab');
    await page().keyboard.press('Tab');
    await page().keyboard.press('Enter');
    await log().getByText('撤回了一条消息').waitFor();
    expect(world().messages.map(({ recalled }) => recalled)).toEqual([true, false, false]);
  });

  it('says plainly that a message has no record', async () => {
    await openGroup();
    await says('各村已播种八成');
    await log().getByText('各村已播种八成').click();
    await page().getByText('没有记录：').waitFor();
  });

  it('counts what was not read in other groups, until they are opened', async () => {
    await openGroup('青溪镇工作通知群');
    world().add({ id: 'o1' });
    world().add({ id: 'o2', text: '今日值班表' });
    const entry = page().getByRole('button', { name: /农业农村工作群.*2\s*条未读/s });
    await entry.waitFor();
    await entry.click();
    await expect.poll(() => page().getByText('条未读').count(), wait).toBe(0);
  });

  it('moves the clock on, to nine, and to a chosen instant of Shanghai', async () => {
    const clock = page().getByRole('group', { name: '模拟时钟' });
    const moved = (): string => new Date(world().now()).toISOString();
    await clock.getByText('2026年10月10日 星期六').waitFor();
    await clock.getByRole('button', { name: '到下一个9:00' }).click();
    await expect.poll(moved, wait).toBe('2026-10-11T01:00:00.000Z');
    await clock.getByText('2026年10月11日 星期日').waitFor();
    await clock.getByLabel('把时钟设到').fill('2026-10-12T08:30');
    await clock.getByRole('button', { name: '设定' }).click();
    await expect.poll(moved, wait).toBe('2026-10-12T00:30:00.000Z');
    await clock.getByText('星期一').waitFor();
    for (const [name, minutes] of [
      ['+10分钟', 10],
      ['+1小时', 60],
      ['+1天', 1_440],
    ] as const) {
      const before = world().now();
      await clock.getByRole('button', { name }).click();
      await expect.poll(() => world().now(), wait).toBeGreaterThan(before);
      // Counted from what the clock shows, which has ticked on a little meanwhile.
      expect((world().now() - before) / 60_000).toBeCloseTo(minutes, 0);
      await expect.poll(() => clock.getByRole('button', { name }).isEnabled(), wait).toBe(true);
    }
  });

  it('does not turn the clock back', async () => {
    await page().getByText('2026年10月10日 星期六').waitFor();
    await page().getByLabel('把时钟设到').fill('2026-10-09T08:30');
    await page().getByRole('button', { name: '设定' }).click();
    await page().getByText('时钟不能拨回过去').waitFor();
    expect(world().now()).toBe(start);
  });

  it('says that the connection is lost, and has everything once it is back', async () => {
    await openGroup();
    await says('断线之前');
    await log().getByText('断线之前').waitFor();
    world().refuse(true);
    world().cutStreams();
    await page().getByText('与模拟器的连接已断开').waitFor();
    world().add({ id: 'while gone', to: { kind: 'group', id: workGroup }, text: '断线期间' });
    world().refuse(false);
    await log().getByText('断线期间').waitFor();
    await expect.poll(() => page().getByText('与模拟器的连接已断开').count(), wait).toBe(0);
    await says('恢复之后');
    await log().getByText('恢复之后').waitFor();
    expect(world().messages).toHaveLength(3);
  });

  it('shows one column at a time on a narrow screen', async () => {
    await page().setViewportSize({ width: 400, height: 800 });
    await openGroup();
    await says('明早报数');
    await log().getByRole('button', { name: '看记录' }).click();
    await page().getByRole('article', { name: '记录 41' }).waitFor();
    expect(await log().isVisible()).toBe(false);
    await page().getByRole('button', { name: '对话' }).click();
    expect(await log().isVisible()).toBe(true);
    const wide = await page().evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(400);
  });
});
