import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { fakeWorld } from './fake-world.ts';
import type { FakeWorld } from './fake-world.ts';
import { openBrowser } from './open-browser.ts';
import { buildPage, servePage } from './serve-page.ts';

/** How long real processes are waited for before a test gives up. */
export const wait = { timeout: 8_000, interval: 30 };

/** The page over a new world for each test, and what a person does with it. */
export interface OpenPage {
  world(): FakeWorld;
  page(): Page;
  /** What the browser complained of: refused by its policy, not found, thrown. */
  faults(): readonly string[];
  log(): Locator;
  openGroup(name?: string): Promise<void>;
  speakAs(name: string): Promise<void>;
  says(text: string): Promise<void>;
  press(button: string): Promise<void>;
}

/** Registers the hooks of a describe block; one build and one browser serve all of its tests. */
export function givenPage(): OpenPage {
  let browser: Browser;
  let built: Awaited<ReturnType<typeof buildPage>>;
  let served: Awaited<ReturnType<typeof servePage>>;
  let world: FakeWorld;
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    [built, browser] = await Promise.all([buildPage(), openBrowser()]);
  }, 60_000);
  afterAll(async () => {
    built.remove();
    await browser.close();
  });
  beforeEach(async () => {
    world = fakeWorld();
    faults = [];
    served = await servePage(world, built.folder);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
    page.setDefaultTimeout(wait.timeout);
    page.on('console', (line) => {
      if (line.type() === 'error') faults.push(line.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(served.url);
  });
  afterEach(async () => {
    await page.close();
    served.close();
  });

  async function enter(field: Locator, text: string): Promise<void> {
    await field.fill(text);
    await field.press('Enter');
  }
  return {
    world: () => world,
    page: () => page,
    faults: () => faults,
    log: () => page.getByRole('log'),
    openGroup: (name = '青溪镇农业农村工作群') => page.getByRole('button', { name }).click(),
    speakAs: (name) => enter(page.getByRole('combobox', { name: '发言人' }), name),
    says: (text) => enter(page.getByRole('textbox', { name: '消息内容' }), text),
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
  };
}
