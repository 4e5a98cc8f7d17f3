// The forms of settings, filled in as an operator fills them: what they write is what was chosen, and what is emptied is nothing.
import type { FlowStep } from '@sopwith/engine';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { FlowDetail } from '../../server/src/api/contract.ts';
import { choose, connect, drop, saved, selectStep, stepPanel } from './draw.ts';
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

async function blankFlow(name: string): Promise<string> {
  await page.goto('/flows');
  await page.getByTestId('new-flow').first().click();
  await page.getByLabel('Name of the flow').fill(name);
  await page.getByRole('button', { name: 'Create a blank flow' }).click();
  await page.waitForURL(/flows\/[^/]+$/);
  await page.getByTestId('start-node').waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function draftOf(id: string) {
  await saved(page);
  return (await open.call<FlowDetail>('GET', `/v1/flows/${id}`)).draft;
}

/** The settings of a step, as they are once they have been saved. */
const config = (id: string, step: string) => async () => (await draftOf(id)).steps.find((each: FlowStep) => each.id === step)?.config;

async function addCondition(kind: string): Promise<void> {
  await stepPanel(page).getByRole('button', { name: 'Add a condition' }).first().click();
  await page.locator('.ant-dropdown:visible').getByText(kind, { exact: true }).click();
}

test('a weekly look at a community: when it comes, for whom, a figure, and a flow for each who was silent', async () => {
  const condition = { type: 'recency', event: 'message_posted', is: 'absent', amount: 7, unit: 'days' };
  await open.call('PUT', '/v1/segments/quiet', { name: 'Said nothing', description: '', condition });
  const word = await blankFlow('A word');
  const id = await blankFlow('Who was silent');
  const panel = page.getByTestId('flow-panel');
  await choose(page, panel.getByLabel('About', { exact: true }), 'a community');
  await page.getByTestId('add-trigger').click();
  const trigger = page.getByTestId('trigger');
  await choose(page, trigger.getByLabel('Kind of trigger', { exact: true }), 'A schedule');
  await trigger.getByText('Monday to Friday', { exact: true }).click();
  await trigger.getByLabel('Time', { exact: true }).fill('20:05');
  await choose(page, trigger.getByLabel('For whom', { exact: true }), 'A list');
  await trigger.getByLabel('A list', { exact: true }).click();
  await page.keyboard.type('village,');
  await page.keyboard.press('Escape');
  await trigger.getByText('(Asia/Shanghai)').waitFor();
  await choose(page, trigger.getByLabel('When', { exact: true }), 'Other');
  expect(await trigger.getByLabel('Cron expression', { exact: true }).inputValue()).toBe('5 20 * * 1,2,3,4,5');

  const measure = await drop(page, 'measure', { x: 590, y: 220 });
  await field('Into the variable').fill('spoke');
  await choose(page, field('Time frame'), 'this calendar');
  await stepPanel(page).getByRole('button', { name: 'Add a condition' }).nth(1).click();
  await page.locator('.ant-dropdown:visible').getByText('Property of the event', { exact: true }).click();
  await field('Property of the event').fill('room');
  await page.keyboard.press('Escape');
  const branch = await drop(page, 'branch', { x: 590, y: 420 });
  await stepPanel(page).getByTestId('condition-row').getByRole('button', { name: 'Remove' }).click();
  await addCondition('Variable');
  await field('Variable').fill('spoke');
  await page.keyboard.press('Escape');
  await choose(page, field('Compared with'), 'Attribute');
  await field('Attribute').fill('target');
  await page.keyboard.press('Escape');
  const each = await drop(page, 'for-each', { x: 400, y: 640 });
  await choose(page, field('For whom'), 'A segment');
  await choose(page, field('Which'), 'Said nothing');
  await choose(page, field('Flow'), 'A word');
  await connect(page, measure, branch);

  await expect.poll(config(id, measure)).toMatchObject({ window: { type: 'calendar', unit: 'week' }, where: { type: 'compare', left: { type: 'property', name: 'room' } } });
  await expect.poll(() => draftOf(id)).toMatchObject({ subject: 'community', triggers: [{ type: 'schedule', cron: '5 20 * * 1,2,3,4,5', audience: { from: 'list', ids: ['village'] } }] });
  await expect.poll(config(id, branch)).toMatchObject({
    cases: [{ when: { type: 'compare', left: { type: 'variable', name: 'spoke' }, op: 'eq', right: { type: 'attribute', name: 'target' } } }],
  });
  await expect.poll(config(id, each)).toMatchObject({ audience: { from: 'segment', of: 'quiet' }, flow: word });
});

test('a programme with cards beside which questions are answered: what nobody could use is said', async () => {
  const id = await blankFlow('Seven days');
  const watch = await drop(page, 'whenever', { x: 590, y: 200 });
  await field('Event').fill('asked');
  await page.keyboard.press('Escape');
  const days = await drop(page, 'programme', { x: 300, y: 420 });
  await field('Turns').fill('7');
  await stepPanel(page).locator('fieldset', { hasText: 'Make-up cards' }).getByRole('checkbox').first().check();
  await stepPanel(page).getByText('Nobody could use these cards').waitFor();
  await field('Cards').fill('2');
  await field('Used at once when a turn is missed').click();
  await stepPanel(page).getByText('Nobody could use these cards').waitFor({ state: 'detached' });
  await field('Milestones').click();
  await page.keyboard.type('3,7,');
  await page.keyboard.press('Escape');
  await selectStep(page, watch);
  await choose(page, page.getByTestId('way-scope'), 'Programme');
  await expect.poll(async () => (await draftOf(id)).edges).toContainEqual({ from: watch, outcome: 'scope', to: days });
  await expect.poll(config(id, watch)).toMatchObject({ event: 'asked', mode: 'beside' });
  await expect.poll(config(id, days)).toMatchObject({ turns: 7, makeUp: { cards: 2, automatic: true, event: null }, milestones: [3, 7] });
  await selectStep(page, days);
  for (const way of ['open', 'remind', 'met', 'missed', 'madeUp', 'milestone-3', 'milestone-7']) await page.getByTestId(`way-${way}`).waitFor();
});

test('steps and their ways out are chosen by their names, and a community that was emptied is none', async () => {
  const id = await blankFlow('Back');
  const hello = await drop(page, 'message', { x: 590, y: 200 });
  const wait = await drop(page, 'wait-event', { x: 590, y: 400 });
  await choose(page, field('Look back to'), 'When a step was reached');
  await choose(page, field('Reaching a step'), 'Send a message');
  await expect.poll(config(id, wait)).toMatchObject({ since: { type: 'sinceStep', step: hello } });
  const ask = await drop(page, 'branch', { x: 200, y: 400 });
  await stepPanel(page).getByTestId('condition-row').getByRole('button', { name: 'Remove' }).click();
  await addCondition('Outcome of an earlier step');
  await choose(page, field('Step'), 'Wait for an event');
  await choose(page, field('Value').last(), 'timed out');
  await stepPanel(page).locator('.condition-words').filter({ hasText: 'Wait for an event' }).filter({ hasText: 'timed out' }).waitFor();
  await expect.poll(config(id, ask)).toMatchObject({
    cases: [{ when: { type: 'compare', left: { type: 'outcome', step: wait }, op: 'eq', right: { type: 'value', value: 'timeout' } } }],
  });
  const post = await drop(page, 'group-message', { x: 590, y: 640 });
  await field('Community').fill('village');
  await page.keyboard.press('Escape');
  await expect.poll(config(id, post)).toMatchObject({ community: 'village' });
  await field('Community').fill('');
  await expect.poll(config(id, post)).toMatchObject({ community: null });
  const keep = await drop(page, 'attribute', { x: 900, y: 400 });
  await field('Value').fill('{{ answer }}');
  await expect.poll(config(id, keep)).toMatchObject({ value: '{{ answer }}' });
});
