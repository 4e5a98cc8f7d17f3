// The gallery: every template starts, has no problems, is published, and does what it promises.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  FlowDetail,
  FlowSummary,
  Page as PageOf,
  RunDetail,
  RunSummary,
  ScopeDto,
  TaskDto,
  TemplateDto,
} from '../../server/src/api/contract.ts';
import { type OpenProduct, openProduct } from './open-product.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Monday, 07:00 in Shanghai. */
const MONDAY = Date.UTC(2026, 2, 1, 23);

let open: OpenProduct;
let page: Page;
let templates: readonly TemplateDto[];

beforeAll(async () => {
  open = await openProduct();
  page = await open.page();
  templates = await open.call('GET', '/v1/templates');
});
afterAll(() => open.close());

const FLAGSHIPS = ['onboarding', 'challenge-21-days', 'crisis-response', 'deadline-care'];

test.each(FLAGSHIPS)('%s becomes a flow by one click, without problems, and is published', async (id) => {
  await page.goto('/flows');
  await page.getByTestId('new-flow').first().click();
  await page.getByTestId(`template-${id}`).click();
  await page.getByRole('heading', { name: templates.find((template) => template.id === id)?.title.en ?? '' }).waitFor();
  await expect.poll(() => page.getByTestId('problems').textContent()).toBe('No problems');
  await page.getByTestId('publish').click();
  await page.getByRole('button', { name: 'Publish now' }).click();
  await page.getByText('Live v1').waitFor();
  expect(open.broken).toEqual([]);
});

test('every other template is published as it comes, in both languages', async () => {
  for (const { id: template } of templates.filter(({ id, kind }) => kind === 'flow' && !FLAGSHIPS.includes(id))) {
    for (const language of ['zh', 'en']) {
      const { id, rev } = await open.call<FlowDetail>('POST', '/v1/flows', { template, language });
      await open.call('POST', `/v1/flows/${id}/publish`, { rev });
    }
  }
});

interface World {
  readonly scope: ScopeDto;
  readonly flow: FlowDetail;
  /** The steps left behind, in order. */
  left(): Promise<readonly string[]>;
  track(event: string, properties?: object): Promise<void>;
  moveTo(instant: number): Promise<void>;
  tasks(): Promise<readonly TaskDto[]>;
  complete(outcome: string): Promise<void>;
}

/** A world of one member, ann, with a published template and a clock that moves when told. */
async function worldOf(template: string): Promise<World> {
  const title = templates.find(({ id }) => id === template)?.title.en;
  const summary = (await open.call<FlowSummary[]>('GET', '/v1/flows')).find(({ name }) => name === title);
  const flow = await open.call<FlowDetail>('GET', `/v1/flows/${summary?.id}`);
  const scope = await open.call<ScopeDto>('POST', '/v1/scopes', { name: template, kind: 'driven', now: MONDAY, zone: 'Asia/Shanghai' });
  await open.call('POST', `/v1/scopes/${scope.id}/flows/${flow.id}`);
  let sent = 0;
  const tasks = () => open.call<TaskDto[]>('GET', `/v1/tasks?scope=${scope.id}&status=open`);
  return {
    scope,
    flow,
    tasks,
    async left() {
      const { items } = await open.call<PageOf<RunSummary>>('GET', `/v1/flows/${flow.id}/runs?scope=${scope.id}`);
      const { trail } = await open.call<RunDetail>('GET', `/v1/runs/${items[0]?.id}`);
      return trail.flatMap(({ kind, step }) => (kind === 'left' && step !== null ? [step] : []));
    },
    async track(event, properties = {}) {
      await open.send(scope.writeKey, '/v1/track', { userId: 'ann', messageId: `${template}-${sent++}`, event, properties });
    },
    async moveTo(instant) {
      await open.call('POST', `/v1/scopes/${scope.id}/clock`, { to: instant, settle: true });
    },
    async complete(outcome) {
      const [task] = await tasks();
      await open.call('POST', `/v1/tasks/${task?.id}/complete`, { outcome });
    },
  };
}

test('a complaint that nobody takes up within 15 minutes escalates, and is followed up 24 hours after it was solved', async () => {
  const world = await worldOf('crisis-response');
  const task = async (title: string) => (await world.tasks()).find((one) => one.title.startsWith(title));
  const finish = async (title: string, outcome: string, form: object = {}) =>
    open.call('POST', `/v1/tasks/${(await task(title))?.id}/complete`, { outcome, form });
  await world.track('complaint.filed', { complaint: 'C-1', summary: 'The lesson did not open.' });
  await world.moveTo(MONDAY + 15 * MINUTE - 1);
  expect((await world.tasks()).map(({ assignee }) => assignee)).toEqual(['owner on duty']);
  await world.moveTo(MONDAY + 15 * MINUTE);
  expect((await world.tasks()).map(({ escalatedTo }) => escalatedTo)).toEqual(['service lead']);
  await finish('Answer', 'ordinary', { response: 'The lesson is given again tomorrow.' });
  await world.moveTo(MONDAY + 30 * MINUTE);
  await finish('Solve', 'solved', { solution: 'Given again' });
  await world.moveTo(MONDAY + 24 * HOUR);
  expect(await task('Ask ')).toBeUndefined();
  await world.moveTo(MONDAY + 25 * HOUR);
  await finish('Ask ', 'satisfied');
  await world.moveTo(MONDAY + 26 * HOUR);
  expect(await world.left()).toEqual([
    'open', 'first-response', 'respond', 'golden-hour', 'how-serious', 'repair', 'resolve', 'cool-down', 'follow-up', 'calm', 'thanks',
  ]);
});

test('the challenge praises a streak of three, reminds at 20:00, asks after two missed days, and lets go after five', async () => {
  const world = await worldOf('challenge-21-days');
  await world.track('challenge.registered');
  for (let day = 0; day < 3; day++) {
    await world.moveTo(MONDAY + day * DAY + 2 * HOUR);
    await world.track('checked_in');
  }
  await world.moveTo(MONDAY + 10 * DAY);
  const left = await world.left();
  const times = (step: string) => left.filter((each) => each === step).length;
  expect([times('praise'), times('reminder'), times('nudge'), times('farewell'), times('certificate')]).toEqual([1, 5, 1, 1, 0]);
  // Three days done, then five missed.
  expect(times('content')).toBe(8);
  expect(left.at(-1)).toBe('left-tag');
});

test('an assignment due on Friday brings a reminder on Tuesday and a task for the tutor on Sunday', async () => {
  const world = await worldOf('deadline-care');
  await world.track('assignment.given', { course: 'DDD', assignment: 'TMA 1', due: '2026-03-06' });
  await world.moveTo(MONDAY + DAY + 2 * HOUR - 1);
  expect(await world.left()).toEqual([]);
  await world.moveTo(MONDAY + DAY + 2 * HOUR);
  expect(await world.left()).toEqual(['before-reminder', 'reminder']);
  await world.moveTo(MONDAY + 6 * DAY + 2 * HOUR);
  expect((await world.tasks()).map(({ assignee }) => assignee)).toEqual(['tutor']);
  await world.complete('contacted');
  await world.moveTo(MONDAY + 7 * DAY);
  expect(await world.left()).toEqual(['before-reminder', 'reminder', 'before-due', 'after-due', 'tutor']);
});
