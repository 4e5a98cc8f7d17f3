// The whole path without a mouse, as somebody walks it who has none, on the Chinese pages: from the list of flows to a run's trail.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlowDetail } from '../../server/src/api/contract.ts';
import { byKeyboard, type Keys } from './by-keyboard.ts';
import { link, saved, selectStep, stepPanel, stepsOnCanvas } from './draw.ts';
import { type OpenProduct, openProduct, WIDE } from './open-product.ts';

let open: OpenProduct;
let page: Page;
let keys: Keys;
const SOON = { timeout: 30_000 };

beforeAll(async () => {
  open = await openProduct();
  page = await open.page({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
  await page.goto('/flows');
  keys = await byKeyboard(page);
});
afterAll(() => open.close());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const field = (name: string) => stepPanel(page).getByLabel(name, { exact: true });
const problems = () => page.getByTestId('problems').textContent();

async function shot(name: string) {
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` });
}

/** Tab to it, then Enter. */
async function enter(target: Locator, back = false): Promise<void> {
  await keys.tabTo(target, back);
  await keys.press('Enter');
}

/** Adds a step after an outcome of the one that is set now, by the search; the keyboard is then at its settings. */
async function addAfter(outcome: string, called: string): Promise<string> {
  await enter(stepPanel(page).getByRole('button', { name: `在「${outcome}」之后添加步骤` }));
  await keys.at(dialog().getByLabel('搜索步骤'));
  await page.keyboard.type(called);
  await keys.press('Enter');
  await dialog().waitFor({ state: 'hidden' });
  return here();
}

/** The step whose settings have the focus on their heading. */
async function here(): Promise<string> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), SOON).toBe('H2');
  return (await stepPanel(page).getAttribute('data-step')) ?? '';
}

test('a flow is drawn and mended by keyboard alone', async () => {
  await enter(button('新建流程').first());
  await keys.at(dialog().getByLabel('流程名称'));
  await page.keyboard.type('新人破冰');
  await keys.press('Enter');
  await page.waitForURL(/flows\/[^/]+$/);
  await page.getByTestId('start-node').waitFor();

  // What starts it.
  await keys.press('F6');
  await enter(page.getByTestId('add-trigger'));
  await keys.tabTo(page.getByTestId('trigger').getByLabel('触发事件'), true);
  await page.keyboard.type('community.joined');
  await keys.press('Escape');
  await shot('1-trigger');

  // Its first step, from the palette.
  await keys.press('F6', 'F6');
  await page.keyboard.type('发消息');
  await keys.press('Enter');
  await here();
  await keys.tabTo(field('正文'));
  await page.keyboard.type('欢迎来到新手村');
  await shot('2-message');

  const ice = await addAfter('完成', '等待行为');
  await keys.tabTo(field('事件'));
  await keys.write('intro');
  await keys.press('Tab', 'Shift+Tab');
  // What is typed stays, whatever was suggested for it.
  expect(await field('事件').inputValue()).toBe('intro');
  await keys.write('introduced');
  await keys.tabTo(stepPanel(page).getByLabel('最晚等到：数量'));
  await keys.write('2');
  await keys.tabTo(stepPanel(page).getByLabel('最晚等到：单位'));
  await keys.choose('天');
  await shot('3-wait');

  const active = await addAfter('自我介绍', '条件分支');
  await keys.tabTo(field('名称').last());
  await keys.write('活跃');
  await enter(stepPanel(page).getByRole('button', { name: '添加条件' }));
  await keys.pick('标签');
  await keys.tabTo(page.getByTestId('condition-row').nth(1).getByLabel('标签'), true);
  await page.keyboard.insertText('老学员');
  await keys.press('Escape');
  await shot('4-branch');

  // Each way out: a new step, one that is there, or the end.
  const praise = await addAfter('活跃', '打标签');
  await keys.tabTo(field('加标签'));
  await page.keyboard.insertText('活跃新人');
  await keys.press('Enter');
  // Tab leaves the list that is open, and what was chosen in it.
  await keys.tabTo(page.getByTestId('way-done').locator('input'));
  expect(await stepPanel(page).locator('.ant-select-selection-item').allTextContents()).toContain('活跃新人');
  await keys.choose('到此结束');
  await keys.press('Escape');
  // Back at its box; the boxes are told by what stands on them.
  await expect.poll(focused, SOON).toBe(praise);
  await shot('5-box');
  await keys.tabTo(page.locator('.react-flow__node').filter({ hasText: '条件分支' }), true);
  await keys.press('Enter');
  expect(await here()).toBe(active);
  await keys.tabTo(page.getByTestId('way-otherwise').locator('input'));
  await keys.choose('打标签');
  await link(page, active, 'otherwise').waitFor({ state: 'attached' });

  // Undone and done again, from the canvas.
  await keys.press('Escape', 'Control+z');
  await link(page, active, 'otherwise').waitFor({ state: 'detached' });
  await keys.press('Control+Shift+z');
  await link(page, active, 'otherwise').waitFor({ state: 'attached' });

  // The one thing that is still wrong leads to where it is mended.
  await expect.poll(problems, SOON).toBe('1 个问题');
  await keys.press('F8');
  await keys.at(page.getByTestId('way-timeout').locator('input'));
  const late = await addAfter('超时', '发消息');
  expect(await stepsOnCanvas(page).count()).toBe(5);
  await page.locator(`.react-flow__node[data-id="${late}"] .step-problem`).waitFor();
  await enter(page.getByTestId('problems'), true);
  await keys.at(page.getByTestId('problem-list').getByRole('button'));
  await shot('6-problems');
  await keys.press('ArrowDown', 'ArrowUp', 'Enter');
  await keys.at(field('正文'));
  expect(await stepPanel(page).getAttribute('data-step')).toBe(late);

  // A step that was too many goes; the keyboard stays on the canvas, and what is typed there is not lost.
  await keys.press('Escape');
  await expect.poll(focused, SOON).toBe(late);
  await keys.press('Space', 'Delete');
  await expect.poll(() => stepsOnCanvas(page).count(), SOON).toBe(4);
  await expect.poll(focused, SOON).toBe(ice);
  await keys.press('Enter');
  await keys.tabTo(page.getByTestId('way-timeout').locator('input'));
  await keys.choose('到此结束');
  await expect.poll(problems, SOON).toBe('没有问题');
  await saved(page);
  await shot('7-drawn');

  expect([...keys.complaints]).toEqual([]);
});

test('and is played, rehearsed, published, paused, resumed and entered, up to the trail of a run', async () => {
  await enter(page.getByRole('link', { name: '模拟推演' }));
  await enter(page.getByTestId('simulate'));
  await page.getByTestId('simulate-end').waitFor();
  await shot('8-simulated');
  await enter(page.getByRole('link', { name: '回画布修改' }), true);
  await page.getByTestId('start-node').waitFor();

  // From the canvas past the settings to the bar.
  await keys.press('F6', 'F6');
  await enter(button('彩排'));
  await keys.at(dialog().getByLabel('速度'));
  await enter(dialog().getByRole('button', { name: '开始彩排' }));
  await enter(page.getByTestId('act-introduced'));
  await page.getByTestId('phone-event').filter({ hasText: '自我介绍' }).waitFor();
  await shot('9-rehearsed');
  await enter(button('结束彩排'), true);
  await page.getByTestId('phone').waitFor({ state: 'detached' });
  await keys.press('F6');

  await enter(page.getByTestId('publish'));
  await keys.at(dialog().getByRole('button', { name: '立即发布' }));
  await keys.press('Enter');
  await page.getByText('运行中 v1').waitFor();

  const more = async (called: string) => {
    // A dialog that closes gives the focus back when it has gone, and would take it from the menu.
    await dialog().waitFor({ state: 'hidden' });
    await enter(button('更多操作'));
    await keys.pick(called);
  };
  await more('暂停');
  await page.getByText('已暂停 v1').waitFor();
  await more('恢复运行');
  await keys.at(dialog().getByRole('radio', { name: '现在补上' }));
  await keys.press('ArrowDown');
  expect(await dialog().getByRole('radio', { name: '跳过' }).isChecked()).toBe(true);
  await shot('10-resume');
  await enter(dialog().getByRole('button', { name: '恢复运行' }));
  await page.getByText('运行中 v1').waitFor();

  await more('让成员进入流程');
  await keys.at(dialog().getByLabel('成员编号，每行一个'));
  await page.keyboard.insertText('lin');
  await enter(dialog().getByRole('button', { name: '加入 1 人' }));
  await page.getByTestId('enroll-report').getByText('1 人已进入流程').waitFor();
  await shot('11-entered');
  await enter(dialog().getByRole('button', { name: '关闭' }).last());
  await dialog().waitFor({ state: 'hidden' });

  await enter(page.getByRole('link', { name: '运行记录' }), true);
  await page.waitForURL(/\/runs$/);
  await enter(page.getByRole('link', { name: 'lin', exact: true }));
  await page.getByTestId('trail').locator('li').first().waitFor();
  await shot('12-trail');
  expect([...keys.complaints]).toEqual([]);
  expect(open.broken).toEqual([]);
});

test.each(['reduce', 'no-preference'] as const)('a menu keeps up with keys that come before the page is drawn anew, and its button has the focus again: motion %s', async (reducedMotion) => {
  const quick = await open.page({ colorScheme: 'light', reducedMotion });
  await quick.goto('/flows');
  await quick.getByTestId('person-menu').focus();
  await quick.evaluate(() => {
    window.requestAnimationFrame = () => 0;
  });
  for (const key of ['Enter', 'ArrowDown', 'Enter']) await quick.keyboard.press(key);
  const [shade, at] = await quick.evaluate(() => [document.documentElement.dataset['shade'], document.activeElement?.getAttribute('data-testid')]);
  expect({ shade, at }).toEqual({ shade: 'dark', at: 'person-menu' });
});

test('the field that has the focus stays in sight when a problem shows above it', async () => {
  const { id, draft } = await open.call<FlowDetail>('POST', '/v1/flows', { template: 'onboarding', language: 'zh' });
  const step = draft.steps.find(({ type }) => type === 'wait-event');
  const low = await open.page({ locale: 'zh-CN' });
  await low.goto(`/flows/${id}`);
  await selectStep(low, String(step?.id));
  const way = low.getByTestId('way-timeout').locator('input');
  // The window ends just below the field.
  const { y, height } = await way.evaluate((field) => field.getBoundingClientRect().toJSON() as DOMRect);
  await low.setViewportSize({ width: WIDE.width, height: Math.ceil(y + height) + 12 });
  await way.focus();
  const lowKeys = await byKeyboard(low);
  await lowKeys.choose('还没接上');
  await stepPanel(low).locator('.panel-problems').waitFor();
  expect(await way.evaluate((field) => field.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
});

/** The step whose box has the focus. */
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-id'));
