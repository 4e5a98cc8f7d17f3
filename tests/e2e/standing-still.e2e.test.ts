// What can stand still: everything, a lane, a flow, a run, an account that messages leave by. Each is paused where one looks for it, and whoever lets it go on is asked what
// becomes of the times that passed.
import { FLOW_FORMAT, type FlowDocument, flowTemplates } from '@sopwith/engine';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ChannelDto, FlowDetail, LaneDto, Page as PageOf, RunDetail, RunSummary, Session } from '../../server/src/api/contract.ts';
import { connect } from '../../server/src/db/connect.ts';
import { type SmtpProcess, startSmtp } from '../setup/smtp/start-smtp.ts';
import { type OpenProduct, openProduct } from './open-product.ts';

let open: OpenProduct;
let page: Page;
let flow: string;
let run: string;
beforeAll(async () => {
  open = await openProduct();
  page = await open.page();
  const document = flowTemplates.find(({ id }) => id === 'onboarding')?.flows.en as FlowDocument;
  const made = await open.call<FlowDetail>('POST', '/v1/flows', { document });
  flow = made.id;
  await open.call('POST', `/v1/flows/${flow}/publish`, { rev: made.rev });
  await open.call('POST', `/v1/flows/${flow}/enroll`, { members: [{ userId: 'ann' }] });
  run = (await open.call<PageOf<RunSummary>>('GET', `/v1/flows/${flow}/runs`)).items[0]?.id ?? '';
});
afterEach(() => expect(open.broken.splice(0)).toEqual([]));
afterAll(() => open.close());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');

/** All three are offered; one is taken. */
async function goOn(by: string): Promise<void> {
  for (const choice of ['Do it now', 'Skip it', 'Prolong']) await dialog().getByRole('radio', { name: choice }).waitFor();
  await dialog().getByRole('radio', { name: by }).check();
  await dialog().getByRole('button', { name: 'Go on', exact: true }).click();
}

const pausedAt = async () => (await open.call<Session>('GET', '/v1/session')).workspace.pausedAt;
const lane = async () => (await open.call<readonly LaneDto[]>('GET', '/v1/lanes'))[0];
const runNow = () => open.call<RunDetail>('GET', `/v1/runs/${run}`);

test.each(['/settings', '/lanes'])('everything is paused from %s, every page says so, and it goes on as it is told', async (place) => {
  await page.goto(place);
  await button('Pause everything').click();
  await dialog().getByRole('button', { name: 'Pause everything' }).click();
  await button('Let everything go on').waitFor();
  expect(await pausedAt()).toEqual(expect.any(Number));
  await page.goto('/flows');
  await page.getByText('Everything has been paused since').waitFor();

  await page.goto(place);
  await button('Let everything go on').click();
  await goOn('Prolong');
  await button('Pause everything').waitFor();
  expect(await pausedAt()).toBeNull();
});

test('one lane is paused among those that carry runs, and goes on as it is told', async () => {
  await page.goto('/lanes');
  const row = page.getByRole('row').filter({ hasText: (await lane())?.name ?? '' });
  await row.getByRole('button', { name: /^Pause lane \d of / }).click();
  await dialog().getByRole('button', { name: 'Pause', exact: true }).click();
  await row.getByText('Paused since').waitFor();
  expect((await lane())?.pausedAt).toEqual(expect.any(Number));
  await row.getByRole('button', { name: /^Let lane \d of / }).click();
  await goOn('Skip it');
  await row.getByText('Running').waitFor();
  expect((await lane())?.pausedAt).toBeNull();
});

test('a flow is paused and goes on from its page', async () => {
  const status = async () => (await open.call<FlowDetail>('GET', `/v1/flows/${flow}`)).status;
  await page.goto(`/flows/${flow}`);
  await button('More').click();
  await page.getByRole('menuitem', { name: 'Pause' }).click();
  await expect.poll(status).toBe('paused');
  await page.goto('/lanes');
  await page.getByText('Paused with its flow').waitFor();
  await page.goto(`/flows/${flow}`);
  await button('More').click();
  await page.getByRole('menuitem', { name: 'Resume' }).click();
  await goOn('Do it now');
  await expect.poll(status).toBe('published');
});

test('a run is paused and goes on from its page', async () => {
  await page.goto(`/runs/${run}`);
  await button('Pause').click();
  await button('Go on').click();
  expect((await runNow()).pausedAt).toEqual(expect.any(Number));
  await goOn('Prolong');
  await button('Pause').waitFor();
  expect((await runNow()).pausedAt).toBeNull();
});

test('all that failed at one step are tried again together, by whoever reads English or Chinese', async () => {
  const sql = connect(open.product.databaseUrl, { max: 1 });
  try {
    for (const { locale, userIds, ask, confirm, told, none } of [
      { locale: 'en-GB', userIds: ['fei', 'gao', 'han'], ask: /^Try all again that stand at /, confirm: 'Try all again', told: 'Tried again: 3', none: 'No run has failed' },
      { locale: 'zh-CN', userIds: ['fu', 'gu', 'hu'], ask: /^停在「.+」的全部重试$/, confirm: '全部重试', told: '已重试 3 次运行', none: '没有出错的运行' },
    ]) {
      await open.call('POST', `/v1/flows/${flow}/enroll`, { members: userIds.map((userId) => ({ userId })) });
      const standing = async () =>
        (await sql`select 1 from runs r join members m on m.id = r.member_id where m.external_id = any(${userIds}) and r.status = 'active' and r.due is not null`).length;
      await expect.poll(standing).toBe(3);
      await sql`
        update runs r set status = 'failed', end_reason = 'a bug', ended_at = 5, due = null, state = r.state || '{"status":"failed","endReason":"a bug"}'
        from members m where m.id = r.member_id and m.external_id = any(${userIds})`;
      const reader = await open.page({ locale });
      await reader.goto('/failed-runs');
      await reader.getByRole('button', { name: ask }).click();
      await reader.getByRole('dialog').getByRole('button', { name: confirm, exact: true }).click();
      await reader.getByText(told).waitFor();
      await reader.getByText(none).waitFor();
      await expect.poll(standing).toBe(3);
    }
  } finally {
    await sql.end();
  }
});

interface Letter {
  ask(): Promise<unknown>;
  readonly run: () => Promise<RunDetail | null>;
}

/** A flow that sends one letter by an account, to a member of that name, and ends when it knows what became of it. */
async function letterBy(account: string, userId: string): Promise<Letter> {
  const config = { channel: 'email', account, purpose: 'service', text: '你好', waitFor: 'accepted' };
  const document: FlowDocument = {
    format: FLOW_FORMAT, name: `来信 ${userId}`, subject: 'member', triggers: [], context: [], reentry: { type: 'never' }, exits: [], lanes: 1, start: 'letter',
    steps: [{ id: 'letter', type: 'message', version: 1, config, ends: ['done', 'skipped', 'failed'] }], edges: [], layout: { letter: { x: 0, y: 0 } },
  };
  const made = await open.call<FlowDetail>('POST', '/v1/flows', { document });
  await open.call('POST', `/v1/flows/${made.id}/publish`, { rev: made.rev });
  const { key } = await open.call<{ key: string }>('POST', '/v1/keys', { name: userId, kind: 'write' });
  await open.send(key, '/v1/identify', { userId, traits: { email: `${userId}@example.org` }, messageId: `i-${userId}` });
  return {
    ask: () => open.call('POST', `/v1/flows/${made.id}/enroll`, { members: [{ userId }] }),
    async run() {
      const [one] = (await open.call<PageOf<RunSummary>>('GET', `/v1/flows/${made.id}/runs`)).items;
      return one === undefined ? null : open.call<RunDetail>('GET', `/v1/runs/${one.id}`);
    },
  };
}

describe('an account that messages leave by', () => {
  let smtp: SmtpProcess;
  let inChinese: Page;
  beforeAll(async () => {
    [smtp, inChinese] = await Promise.all([startSmtp(), open.page({ locale: 'zh-CN' })]);
    const settings = { host: '127.0.0.1', port: smtp.port, security: 'none', user: '', from: 'Mei <mei@school.example>' };
    await open.call('POST', '/v1/channels', { kind: 'email', id: 'school', name: '学校邮箱', settings, perMinute: null, disturbs: false });
  });
  afterAll(() => smtp.stop());

  const account = async () => (await open.call<readonly ChannelDto[]>('GET', '/v1/channels'))[0];

  test.each([
    { choice: '现在发', elapsed: 'fire', outcome: 'done', userId: 'an' },
    { choice: '不补发', elapsed: 'skip', outcome: 'skipped', userId: 'bo' },
    { choice: '顺延', elapsed: 'retime', outcome: 'done', userId: 'chen' },
  ])('is stopped, and goes on with what waited as it is told: $choice', async ({ choice, elapsed, outcome, userId }) => {
    const letter = await letterBy('school', userId);
    await inChinese.goto('/channels');
    const row = inChinese.getByRole('row').filter({ hasText: '学校邮箱' });
    await row.getByRole('button', { name: '停止发送' }).click();
    await row.getByText('已停止').waitFor();
    await letter.ask();
    await expect.poll(async () => (await account())?.waiting).toBe(1);
    expect(smtp.mails.filter(({ to }) => to.startsWith(userId))).toEqual([]);
    await inChinese.reload();
    await row.getByRole('button', { name: '恢复发送' }).click();
    const asks = inChinese.getByRole('dialog', { name: '恢复「学校邮箱」：排队的消息怎么办？' });
    await asks.getByText('现在有 1 条').waitFor();
    expect(await asks.getByRole('radio').evaluateAll((all) => all.map((one) => [one.closest('label')?.querySelector('strong')?.textContent, (one as HTMLInputElement).checked]))).toEqual([
      ['现在发', true],
      ['不补发', false],
      ['顺延', false],
    ]);
    await asks.getByRole('radio', { name: choice }).check();
    const sent = inChinese.waitForRequest((request) => request.url().endsWith('/v1/channels/school/stop'));
    await asks.getByRole('button', { name: '恢复发送' }).click();
    expect((await sent).postDataJSON()).toEqual({ stopped: false, elapsed });
    await row.getByText('正常').waitFor();
    await expect.poll(async () => (await letter.run())?.status).toBe('ended');
    expect((await letter.run())?.trail.filter(({ kind }) => kind === 'left').map((one) => one.outcome)).toEqual([outcome]);
    expect(smtp.mails.filter(({ to }) => to.startsWith(userId))).toHaveLength(outcome === 'done' ? 1 : 0);
  });

  test('of a webhook gets a new signing secret where the old one was lost, shown this once', async () => {
    await open.call('POST', '/v1/channels', { kind: 'webhook', id: 'crm', name: 'CRM', settings: { url: 'https://crm.example/in' }, perMinute: null, disturbs: false });
    await inChinese.goto('/channels');
    await inChinese.getByRole('row').filter({ hasText: 'CRM' }).getByRole('button', { name: '修改账号' }).click();
    await inChinese.getByRole('button', { name: '换一个新密钥' }).click();
    await inChinese.getByRole('tooltip').getByRole('button', { name: '换一个新密钥' }).click();
    await inChinese.getByText(/^whsec_/).waitFor();
  });
});
