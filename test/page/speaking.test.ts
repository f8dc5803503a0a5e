import { describe, expect, it } from 'vitest';
import { hostileName } from './fake-world.ts';
import { givenPage, wait } from './given-page.ts';
import { noBrowser } from './open-browser.ts';

const skipped = noBrowser === '' ? '' : ` (${noBrowser})`;

describe.skipIf(noBrowser !== '')(`speaking on the simulator's page${skipped}`, () => {
  const { world, page, faults, log, openGroup, speakAs, says, press } = givenPage();
  const last = () => world().messages.at(-1);

  it('says something as the member who was searched for', async () => {
    await openGroup();
    await speakAs('唐丽');
    await says('明早9点前把各村秋播面积报给我');
    await log().getByText('明早9点前把各村秋播面积报给我').waitFor();
    expect(last()).toMatchObject({ from: 'p-tang', type: 'text', mentionsAll: false });
    expect(await log().innerText()).toContain('农业农村办—唐丽');
    expect(await log().innerText()).toContain('2026年10月10日 星期六');
    expect(await page().getByRole('textbox', { name: '消息内容' }).inputValue()).toBe('');
    expect(faults()).toEqual([]);
  });

  it('keeps a line break made with Shift, and sends nothing that is empty', async () => {
    await openGroup();
    await says('   ');
    await page().getByRole('alert').getByText('请先写下要说的话').waitFor();
    const field = page().getByRole('textbox', { name: '消息内容' });
    await field.fill('一、要点');
    await field.press('Shift+Enter');
    await field.pressSequentially('二、措施');
    await field.press('Enter');
    await expect.poll(() => last()?.text, wait).toBe('一、要点\n二、措施');
    expect(world().messages).toHaveLength(1);
  });

  it('leaves the Enter of a pinyin input method to it', async () => {
    await openGroup();
    const field = page().getByRole('textbox', { name: '消息内容' });
    await field.fill('shou dao');
    await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
    await field.fill('收到');
    await field.press('Enter');
    await expect.poll(() => world().messages.map(({ text }) => text), wait).toEqual(['收到']);
  });

  it('sends a sticker, a picture, a file, a link and a merged record', async () => {
    await openGroup();
    const send = (): Promise<void> => press('发送');
    await press('表情');
    await send();
    await log().getByRole('img', { name: '表情包' }).waitFor();
    await press('图片');
    await send();
    await press('文件');
    await send();
    await page().getByRole('alert').getByText('请先填写文件名').waitFor();
    await page().getByRole('textbox', { name: '文件名' }).fill('秋播通知.docx');
    await send();
    await log().getByText('秋播通知.docx').waitFor();
    await press('链接');
    await page().getByRole('textbox', { name: '链接标题' }).fill('秋播技术要点');
    await page().getByRole('textbox', { name: '链接地址' }).fill('https://example.gov.cn/a');
    await send();
    await log().getByText('秋播技术要点').waitFor();
    await press('聊天记录');
    await page().getByRole('textbox', { name: '聊天记录标题' }).fill('唐丽和方伟的聊天记录');
    await send();
    await log().getByText('唐丽和方伟的聊天记录').waitFor();
    expect(world().messages.map(({ type, text, fileName }) => [type, text, fileName])).toEqual([
      ['emoticon', '', null],
      ['image', '', null],
      ['attachment', '', '秋播通知.docx'],
      ['url', 'https://example.gov.cn/a\n秋播技术要点', null],
      ['chat-history', '唐丽和方伟的聊天记录', null],
    ]);
  });

  it('means everybody by @所有人, and whoever is named after an @', async () => {
    await openGroup();
    await press('@所有人');
    await says('请看通知');
    await log().getByText('@所有人 请看通知').waitFor();
    expect(last()).toMatchObject({ type: 'text', mentionsAll: true });
    await press('文字');
    await says('@群规助手 今日通知');
    await log().getByText('今日通知').waitFor();
    expect(last()).toMatchObject({ mentionIds: ['bot'], mentionsAll: false });
  });

  it('takes a message back', async () => {
    await openGroup();
    await speakAs('唐丽');
    await says('发错了');
    await log().getByText('发错了').hover();
    await log().getByRole('button', { name: '撤回' }).click();
    await log().getByText('“农业农村办—唐丽”撤回了一条消息').waitFor();
    expect(last()?.recalled).toBe(true);
    expect(await log().getByText('发错了').count()).toBe(0);
  });

  it('lets a person talk to the bot alone, and shows what it answers', async () => {
    const field = page().getByRole('combobox', { name: '选择与机器人私聊的人' });
    await field.fill('方伟');
    await field.press('Enter');
    await says('帮助');
    await log().getByText('帮助').waitFor();
    expect(last()).toMatchObject({ to: { kind: 'person', id: 'p-fang' }, from: 'p-fang' });
    world().add({ id: 'b1', to: { kind: 'person', id: 'p-fang' }, from: 'bot', text: '您好' });
    await log().getByText('您好').waitFor();
    expect(await log().innerText()).toContain('机器人');
  });

  it('shows a hostile name as the text it is', async () => {
    await openGroup();
    await speakAs('双河村');
    await says('<b>粗</b><script>document.title=2</script>');
    await log().getByText('<script>document.title=2</script>').waitFor();
    expect(await log().innerText()).toContain(hostileName);
    expect(await page().title()).toBe('群规 · 模拟器');
    expect(await page().locator('img, b').count()).toBe(0);
  });

  it('tells that the world refused, and keeps the words for another try', async () => {
    await openGroup();
    world().refuse(true);
    await says('请查收');
    await page().getByRole('alert').getByText('模拟器没有完成').first().waitFor();
    const field = page().getByRole('textbox', { name: '消息内容' });
    expect(await field.inputValue()).toBe('请查收');
    world().refuse(false);
    await field.press('Enter');
    await log().getByText('请查收').waitFor();
  });

  it('stays quick in a flood of five hundred messages', async () => {
    await openGroup();
    for (let n = 1; n <= 500; n++) world().add({ id: `f${String(n)}`, text: `收到 ${String(n)}` });
    await log().getByText('收到 500', { exact: true }).waitFor();
    expect(await log().getByText('收到 500', { exact: true }).isVisible()).toBe(true);
    await log().getByRole('button', { name: '显示更早的消息' }).click();
    await log().getByText('收到 101', { exact: true }).waitFor();
  });
});
