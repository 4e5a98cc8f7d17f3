// The whole path: the first sign-in, the onboarding flow drawn with the mouse, published, and run by one who acts and one who stays silent.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlowDetail, FlowSummary, Page as PageOf, RunDetail, RunSummary, ScopeDto } from '../../server/src/api/contract.ts';
import { choose, connect, drop, saved, selectStep, START_NODE, stepPanel, stepsOnCanvas } from './draw.ts';
import { type OpenProduct, openProduct } from './open-product.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday, 09:00 in Shanghai. */
const MONDAY = Date.UTC(2026, 2, 2, 1);
const ZONE = 'Asia/Shanghai';

let open: OpenProduct;
let page: Page;
let flow: FlowDetail;
let scope: ScopeDto;

beforeAll(async () => {
  open = await openProduct('first link unused');
  page = await open.page();
});
afterAll(() => open.close());

const moveClock = (to: number) => open.call('POST', `/v1/scopes/${scope.id}/clock`, { to, settle: true });
const field = (label: string) => stepPanel(page).getByLabel(label, { exact: true });

test('the first-sign-in link makes the administrator and leads to an empty list of flows', async () => {
  await page.goto(open.product.firstSignIn);
  await page.getByLabel('Your name').fill('Lin An');
  await page.getByLabel('E-mail').fill('lin.an@example.com');
  await page.getByLabel('Password').fill('only-for-the-tests');
  await page.locator('button[type="submit"]').click();
  await page.waitForURL('**/flows');
  expect(await page.getByTestId('flow-card').count()).toBe(0);

  const stranger = await open.page();
  await stranger.goto(open.product.firstSignIn);
  await stranger.getByLabel('Your name').fill('Somebody Else');
  await stranger.getByLabel('E-mail').fill('else@example.com');
  await stranger.getByLabel('Password').fill('the-link-was-used');
  await stranger.locator('button[type="submit"]').click();
  await stranger.getByRole('alert').waitFor();
  await stranger.goto(`${open.product.address}/flows`);
  await stranger.waitForURL('**/sign-in*');
  await stranger.context().close();
});

test('the onboarding flow is drawn with the mouse on an empty canvas, has no problems, and is published', async () => {
  await page.getByTestId('new-flow').first().click();
  await page.getByLabel('Name of the flow').fill('Newcomers');
  await page.getByRole('button', { name: 'Create a blank flow' }).click();
  await page.locator('.react-flow__node[data-id="$start"]').waitFor();

  const message = async (name: string, text: string, at: { x: number; y: number }) => {
    const id = await drop(page, 'message', at);
    await nameIt(name);
    await field('Text').fill(text);
    return id;
  };
  const nameIt = (name: string) => field('Name').first().fill(name);
  const day = async (n: number, name: string, at: { x: number; y: number }) => {
    const id = await drop(page, 'wait-date', at);
    await nameIt(name);
    await field('Days before or after').fill(String(n));
    await field('Time').fill('10:00');
    await choose(page, field('If it is already past'), 'Go on at once');
    return id;
  };
  const tag = async (name: string, label: string, at: { x: number; y: number }) => {
    const id = await drop(page, 'tag', at);
    await nameIt(name);
    await field('Add').fill(label);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    return id;
  };

  const [left, middle, right] = [200, 590, 980];
  const welcome = await message('Welcome', 'Welcome, {{ member.name }}!', { x: middle, y: 220 });
  const rules = await message('Rules', 'Be kind. Questions are answered at 20:00.', { x: middle, y: 370 });
  const ice = await drop(page, 'wait-event', { x: middle, y: 520 });
  await nameIt('Ice-breaker');
  await field('Event').fill('introduced');
  await page.keyboard.press('Escape');
  const reminder = await message('Ice-breaker reminder', 'We have not met yet.', { x: left, y: 700 });
  const first = await message('First task', 'Listen to lesson one.', { x: middle, y: 720 });
  const third = await day(3, 'Day three', { x: middle, y: 860 });
  const active = await drop(page, 'branch', { x: middle, y: 1000 });
  await nameIt('Active?');
  await field('Name').nth(1).fill('Active');
  await field('Number').first().fill('3');
  const invitation = await message('Invitation', 'You are invited to the advanced group.', { x: right, y: 220 });
  const tagActive = await tag('Tag as active', 'active newcomer', { x: right, y: 370 });
  const tagSilent = await tag('Tag as silent', 'silent newcomer', { x: left, y: 220 });
  const call = await drop(page, 'task', { x: left, y: 370 });
  await nameIt('Personal contact');
  await field('Title').first().fill('Talk to {{ member.name }}');
  await field('Assignee').fill('assistant');
  await field('Title').last().fill('Talked');
  const seventh = await day(7, 'Day seven', { x: right, y: 540 });
  const survey = await message('Survey', 'What helped most?', { x: right, y: 700 });

  // Dropping the first step joined it to the start.
  await connect(page, welcome, rules);
  await connect(page, rules, ice);
  await connect(page, ice, first, 'introduced themselves');
  await connect(page, ice, reminder, 'timed out');
  await connect(page, reminder, first);
  await connect(page, first, third);
  await connect(page, third, active);
  await connect(page, active, invitation, 'Active');
  await connect(page, active, tagSilent, 'otherwise');
  await connect(page, invitation, tagActive);
  await connect(page, tagActive, seventh);
  await connect(page, tagSilent, call);
  await connect(page, call, seventh, 'Talked');
  await connect(page, seventh, survey);
  await selectStep(page, survey);
  await choose(page, page.getByTestId('way-done'), 'Ends here');

  await page.locator('.react-flow__pane').click({ position: { x: 60, y: 80 } });
  await page.getByTestId('add-trigger').click();
  await page.getByTestId('trigger').getByLabel('Trigger event').fill('community.joined');
  await page.keyboard.press('Escape');

  await expect.poll(() => page.getByTestId('problems').textContent()).toBe('No problems');
  await saved(page);
  await page.getByTestId('publish').click();
  await page.getByRole('button', { name: 'Publish now' }).click();
  await page.getByText('Live v1').waitFor();

  const [summary] = await open.call<FlowSummary[]>('GET', '/v1/flows');
  flow = await open.call<FlowDetail>('GET', `/v1/flows/${summary?.id}`);
  expect(flow).toMatchObject({ name: 'Newcomers', status: 'published', version: 1, changedSincePublish: false });
  await expect.poll(() => stepsOnCanvas(page).count()).toBe(13);
  expect(flow.draft.start).toBe(welcome);
  await expect.poll(() => page.locator(`.react-flow__edge[data-id="${START_NODE}:start"]`).count()).toBe(1);
});

test('one member acts on the phone, one stays silent and is called, and their trails differ on the run pages', async () => {
  scope = await open.call<ScopeDto>('POST', '/v1/scopes', { name: 'Two newcomers', kind: 'driven', now: MONDAY, zone: ZONE });
  await open.call('POST', `/v1/scopes/${scope.id}/flows/${flow.id}`);
  for (const [userId, name] of [
    ['robin', 'Robin'],
    ['sam', 'Sam'],
  ] as const) {
    await open.send(scope.writeKey, '/v1/identify', { userId, messageId: `${userId}-1`, traits: { name } });
    await open.send(scope.writeKey, '/v1/track', { userId, messageId: `${userId}-2`, event: 'community.joined' });
  }
  await moveClock(MONDAY + HOUR);

  await page.goto(`/phone/${scope.id}/robin`);
  await expect
    .poll(() => page.getByTestId('phone-message').allInnerTexts())
    .toEqual([expect.stringContaining('Welcome, Robin!'), expect.stringContaining('Be kind.')]);
  await page.getByTestId('act-introduced').click();
  await moveClock(MONDAY + 2 * HOUR);
  await expect.poll(() => page.getByTestId('phone-message').count()).toBe(3);
  for (const text of ['Hello!', 'Lesson one was good.', 'So was lesson two.']) {
    await page.getByLabel('Say something as the member').fill(text);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByTestId('phone-event').filter({ hasText: text }).waitFor();
  }

  await moveClock(MONDAY + 4 * DAY);
  await page.goto(`/tasks?scope=${scope.id}`);
  await page.getByTestId('task').filter({ hasText: 'Talk to Sam' }).getByRole('button').click();
  await page.getByRole('dialog').getByText('Talked').click();
  await page.getByText('Recorded. The flow goes on.').waitFor();
  await moveClock(MONDAY + 8 * DAY);

  expect(await trailOf('robin')).toEqual([
    'Welcome',
    'Rules',
    'Ice-breaker',
    'First task',
    'Day three',
    'Active?',
    'Invitation',
    'Tag as active',
    'Day seven',
    'Survey',
  ]);
  expect(await page.getByTestId('trail').textContent()).toContain('found 3');
  expect(await trailOf('sam')).toEqual([
    'Welcome',
    'Rules',
    'Ice-breaker',
    'Ice-breaker reminder',
    'First task',
    'Day three',
    'Active?',
    'Tag as silent',
    'Personal contact',
    'Day seven',
    'Survey',
  ]);
  expect(open.broken).toEqual([]);
});

/** The steps that the run page shows as left behind, in order. */
async function trailOf(userId: string): Promise<readonly string[]> {
  const { items } = await open.call<PageOf<RunSummary>>('GET', `/v1/flows/${flow.id}/runs?scope=${scope.id}`);
  const run = items.find(({ member }) => member.userId === userId);
  const { trail } = await open.call<RunDetail>('GET', `/v1/runs/${run?.id}`);
  await page.goto(`/runs/${run?.id}`);
  await expect.poll(() => page.getByTestId('trail').locator('li').count()).toBe(trail.length);
  return page.getByTestId('trail').locator('li[data-kind="left"] strong').allInnerTexts();
}
