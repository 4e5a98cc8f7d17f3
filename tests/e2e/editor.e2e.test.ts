// The editor and what hangs on it: edits and their undoing, problems, saving, rehearsing, members inside, a developer's own step.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { FlowDetail, FlowSummary } from '../../server/src/api/contract.ts';
import { choose, connect, drop, link, saved, selectStep, stepOnCanvas, stepPanel, stepsOnCanvas } from './draw.ts';
import { type OpenProduct, openProduct } from './open-product.ts';

let open: OpenProduct;
let page: Page;

beforeAll(async () => {
  open = await openProduct();
  page = await open.page();
});
afterEach(() => expect(open.broken.splice(0)).toEqual([]));
afterAll(() => open.close());

const field = (label: string) => stepPanel(page).getByLabel(label, { exact: true });
const problems = () => page.getByTestId('problems').textContent();

async function blankFlow(name: string): Promise<string> {
  await page.goto('/flows');
  await page.getByTestId('new-flow').first().click();
  await page.getByLabel('Name of the flow').fill(name);
  await page.getByRole('button', { name: 'Create a blank flow' }).click();
  await page.waitForURL(/flows\/[^/]+$/);
  await page.getByTestId('start-node').waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

test('a deleted step is brought back with its links by undo, and goes again by redo', async () => {
  await blankFlow('Undone');
  const first = await drop(page, 'message', { x: 590, y: 220 });
  const second = await drop(page, 'tag', { x: 590, y: 420 });
  await connect(page, first, second);
  await selectStep(page, first);
  await page.keyboard.press('Delete');
  await expect.poll(() => stepsOnCanvas(page).count()).toBe(1);
  // The chain heals: the start leads to what came next.
  await link(page, first, 'done').waitFor({ state: 'detached' });
  await expect.poll(() => page.locator('.react-flow__edge').count()).toBe(1);

  await page.keyboard.press('Control+z');
  await stepOnCanvas(page, first).waitFor();
  await link(page, first, 'done').waitFor({ state: 'attached' });
  await expect.poll(() => page.locator('.react-flow__edge').count()).toBe(2);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(() => stepsOnCanvas(page).count()).toBe(1);
  await page.getByRole('button', { name: 'Undo' }).click();

  // A link by itself.
  await link(page, first, 'done').locator('.react-flow__edge-interaction').dispatchEvent('click');
  await page.keyboard.press('Backspace');
  await link(page, first, 'done').waitFor({ state: 'detached' });
  await expect.poll(() => stepsOnCanvas(page).count()).toBe(2);
  for (let n = 0; n < 4; n++) await page.keyboard.press('Control+z');
  await expect.poll(() => stepsOnCanvas(page).count()).toBe(0);
});

test('a problem shows beside its step at once, blocks publishing, and goes when it is mended', async () => {
  await blankFlow('Problems');
  const step = await drop(page, 'message', { x: 590, y: 220 });
  await stepOnCanvas(page, step).locator('.step-problem[data-severity="error"]').waitFor();
  expect(await page.getByTestId('publish').isDisabled()).toBe(true);
  await page.getByTestId('problems').click();
  await page.getByTestId('problem-list').getByText('Send a message').first().click();
  await field('Text').fill('Hello');
  expect(await problems()).not.toBe('No problems');
  await choose(page, page.getByTestId('way-done'), 'Ends here');
  await expect.poll(problems).toBe('No problems');
  await stepOnCanvas(page, step).locator('.step-problem').waitFor({ state: 'detached' });
  expect(await page.getByTestId('publish').isDisabled()).toBe(false);
  await field('Text').fill('Hello {{ context.course }}');
  await expect.poll(problems).not.toBe('No problems');
});

test('a setting that may be left out is gone when its field is emptied', async () => {
  const id = await blankFlow('Left out');
  await drop(page, 'wait-date', { x: 590, y: 220 });
  await field('Or: minutes before or after').fill('-10');
  await saved(page);
  const config = async () => (await open.call<FlowDetail>('GET', `/v1/flows/${id}`)).draft.steps[0]?.config;
  await expect.poll(config).toHaveProperty('offsetMinutes', -10);
  await field('Or: minutes before or after').fill('');
  await page.keyboard.press('Tab');
  await expect.poll(config).not.toHaveProperty('offsetMinutes');
});

test('what was typed survives a reload, also when it never reached the server', async () => {
  const id = await blankFlow('Kept');
  await drop(page, 'message', { x: 590, y: 220 });
  await field('Text').fill('on the server');
  await saved(page);
  await page.reload();
  await stepsOnCanvas(page).first().click();
  expect(await field('Text').inputValue()).toBe('on the server');

  const draft = `**/v1/flows/${id}/draft`;
  await page.route(draft, (route) => route.abort());
  await field('Text').fill('only in this browser');
  await page.locator('[data-testid="save-status"][data-status="offline"]').waitFor();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.unroute(draft);
  await stepsOnCanvas(page).first().click();
  expect(await field('Text').inputValue()).toBe('only in this browser');
  await saved(page);
  const { draft: kept } = await open.call<FlowDetail>('GET', `/v1/flows/${id}`);
  expect(kept.steps[0]?.config['text']).toBe('only in this browser');
});

test('a rehearsal runs on the phone beside the canvas, says what it is, and counts in no figure', async () => {
  const id = await blankFlow('Rehearsed');
  const hello = await drop(page, 'message', { x: 390, y: 220 });
  await field('Text').fill('Hello {{ member.name }}, check in!');
  const wait = await drop(page, 'wait-event', { x: 390, y: 420 });
  await field('Event').fill('checked_in');
  await page.keyboard.press('Escape');
  const coupon = await drop(page, 'issue-coupon', { x: 390, y: 640 });
  await field('Coupon name').fill('Thank-you');
  const thanks = await drop(page, 'message', { x: 390, y: 840 });
  await field('Text').fill('Here is {{ coupon }}');
  await choose(page, page.getByTestId('way-done'), 'Ends here');
  await connect(page, hello, wait);
  await connect(page, wait, coupon, 'checked in');
  await connect(page, coupon, thanks, 'Issued');
  await selectStep(page, wait);
  await choose(page, page.getByTestId('way-timeout'), 'Ends here');
  await expect.poll(problems).toBe('No problems');

  await page.getByRole('button', { name: 'Rehearse' }).click();
  // Slow enough that the day does not end while the test is busy.
  await choose(page, page.getByLabel('Speed'), 'A day in 600 s');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByTestId('rehearsal-banner').getByText('Rehearsal', { exact: true }).waitFor();
  await page.getByTestId('phone-message').filter({ hasText: 'Hello Robin Lin, check in!' }).waitFor();
  await stepOnCanvas(page, wait).locator('.step-waiting').filter({ hasText: '1' }).waitFor();
  await page.getByTestId('act-checked_in').click();
  await page
    .getByTestId('phone-message')
    .filter({ hasText: /Here is [0-9A-F]{10}/ })
    .waitFor();
  await stepOnCanvas(page, wait).locator('.step-waiting').waitFor({ state: 'detached' });

  await page.getByTestId('rehearsal-banner').getByRole('link', { name: 'See the trail' }).click();
  await page.getByTestId('trail').locator('li[data-kind="ended"]').waitFor();
  await page.getByText('Rehearsal', { exact: true }).first().waitFor();
  expect(await page.getByTestId('trail').textContent()).toContain('Issue a coupon');
  const flow = (await open.call<FlowSummary[]>('GET', '/v1/flows')).find((each) => each.id === id);
  expect(flow).toMatchObject({ active: 0, ended: 0, failed: 0 });
});

test('members enrolled by hand and from a table are counted live on the canvas, and a cancelled run leaves', async () => {
  await blankFlow('Counted');
  const wait = await drop(page, 'wait-duration', { x: 590, y: 220 });
  await choose(page, page.locator('.way-line .ant-select'), 'Ends here');
  await expect.poll(problems).toBe('No problems');
  await page.getByTestId('publish').click();
  await page.getByRole('button', { name: 'Publish now' }).click();
  await page.getByText('Live v1').waitFor();

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Enroll members' }).click();
  await page.getByLabel('Member ids, one a line').fill('ada\nbo\nada');
  await page.getByRole('button', { name: 'Enroll 2' }).click();
  await page.getByTestId('enroll-report').getByText('Enrolled: 2').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  const waiting = stepOnCanvas(page, wait).locator('.step-waiting');
  await waiting.filter({ hasText: '2' }).waitFor();

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Enroll members' }).click();
  await page.getByRole('tab', { name: 'From a table' }).click();
  const table = { name: 'members.csv', mimeType: 'text/csv', buffer: Buffer.from('userId\ncy\nada\n') };
  await page.locator('input[type="file"]').setInputFiles(table);
  await page.getByText('Rows: 2').waitFor();
  await page.getByRole('button', { name: 'Enroll', exact: true }).click();
  await page.getByTestId('enroll-report').getByText('Not enrolled: 1').waitFor();
  await page.getByTestId('enroll-report').getByText('already inside').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download who was left out' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toBe('\ufeffuserId,Code,Why not enrolled\r\nada,alreadyIn,already inside\r\n');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await waiting.filter({ hasText: '3' }).waitFor();

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Enroll members' }).click();
  await page.getByRole('tab', { name: 'Latest' }).click();
  await page.getByRole('status').filter({ hasText: 'Enrolled: 1' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('link', { name: 'Runs' }).click();
  await page.getByRole('link', { name: 'cy' }).click();
  await page.getByRole('button', { name: 'Cancel this run' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel this run' }).click();
  await page.getByTestId('trail').locator('li[data-kind="ended"]').waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'Open the flow' }).click();
  await waiting.filter({ hasText: '2' }).waitFor();
});

test('the interface speaks Chinese where the browser does, and the choice of a language stays', async () => {
  const chinese = await open.page({ locale: 'zh-CN' });
  await chinese.goto('/flows');
  await chinese.getByRole('heading', { name: '流程', exact: true }).waitFor();
  expect(await chinese.locator('html').getAttribute('lang')).toBe('zh-CN');
  await chinese.getByText('Rehearsed').first().click();
  await chinese.getByRole('button', { name: '发布' }).waitFor();
  expect(await chinese.getByTestId('palette-message').textContent()).toBe('发消息');
  await chinese.goto('/flows');
  await chinese.getByTestId('person-menu').click();
  await chinese.getByText('English').click();
  await chinese.getByRole('heading', { name: 'Flows', exact: true }).waitFor();
  await chinese.reload();
  await chinese.getByRole('heading', { name: 'Flows', exact: true }).waitFor();
  await chinese.context().close();
});
