// Beside a split and beside a comparison of two groups: what came of each, and whether that says anything.
import { type FlowDocument, type FlowStep, FLOW_FORMAT } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComparisonFound, FlowDetail } from '../../server/src/api/contract.ts';
import { selectStep } from './draw.ts';
import { type OpenProduct, openProduct } from './open-product.ts';

let open: OpenProduct;
beforeAll(async () => {
  open = await openProduct();
});
afterAll(() => open.close());

const document: FlowDocument = {
  format: FLOW_FORMAT, name: 'Offer', subject: 'member', triggers: [], context: [], reentry: { type: 'never' },
  exits: [{ id: 'bought', event: 'paid', reason: 'bought', goal: true }],
  lanes: 1, start: 'ways',
  steps: [
    { id: 'ways', type: 'split', version: 1, config: { experiment: 'offer', ways: [{ id: 'a', name: 'Group price', share: 1 }, { id: 'b', name: 'Discount', share: 1 }] } },
    { id: 'wait', type: 'wait-duration', version: 1, config: { duration: { amount: 9, unit: 'days' } }, ends: ['done'] },
  ],
  edges: [{ from: 'ways', outcome: 'a', to: 'wait' }, { from: 'ways', outcome: 'b', to: 'wait' }],
  layout: { ways: { x: 0, y: 0 }, wait: { x: 0, y: 200 } },
};

test.each([
  ['en-GB', 'How the ways compare', 'too few to say'],
  ['zh-CN', '各组效果', '人数或达成数还太少，看不出差别'],
])('beside a split stands how many were given each way, and that there are too few to say: %s', async (locale, title, tooFew) => {
  const made = await open.call<FlowDetail>('POST', '/v1/flows', { document });
  await open.call('POST', `/v1/flows/${made.id}/publish`, { rev: made.rev });
  await open.call('POST', `/v1/flows/${made.id}/enroll`, { members: Array.from({ length: 12 }, (_, n) => ({ userId: `${locale}-${n}` })) });
  const page = await open.page({ locale });
  await page.goto(`/flows/${made.id}`);
  await page.locator('.react-flow__node[data-id="ways"] .step-head').click();
  const panel = page.getByTestId('experiment');
  await panel.getByRole('heading', { name: title }).waitFor();
  await panel.getByText(tooFew).waitFor();
  await expect.poll(async () => (await panel.locator('tbody tr td:nth-of-type(1)').allTextContents()).reduce((sum, each) => sum + Number(each), 0), { timeout: 60_000, interval: 500 }).toBe(12);
  expect(await panel.locator('tbody th').allTextContents()).toEqual(['Group price', 'Discount']);
  await page.context().close();
  expect(open.broken).toEqual([]);
});

const COMMUNITIES = [['a', 'price group', 10], ['b', 'discount group', 30]] as const;
const EACH = 40;

/** Two communities of forty; of the first ten paid, of the second thirty. */
async function pay(): Promise<void> {
  const { key } = await open.call<{ key: string }>('POST', '/v1/keys', { name: 'shop', kind: 'write' });
  const batch = COMMUNITIES.flatMap(([prefix, groupId, paid]) =>
    Array.from({ length: EACH }, (_, n) => `${prefix}-${n}`).flatMap((userId, n) => [
      { type: 'group', userId, groupId, messageId: `in-${userId}` },
      ...(n < paid ? [{ type: 'track', userId, event: 'paid', messageId: `paid-${userId}` }] : []),
    ]),
  );
  await open.send(key, '/v1/batch', { batch });
}

interface Group {
  readonly from: 'community' | 'list';
  readonly of: string;
}

function comparing(id: string, assigned: 'members' | 'communities', [first, second]: readonly [Group, Group]): FlowStep {
  const config = { assigned, firstName: '拼团', first: { ...first }, secondName: '满减', second: { ...second }, event: 'paid', window: { type: 'last', amount: 7, unit: 'days' }, into: id };
  return { id, type: 'compare', version: 1, config };
}

/** The same two groups three times: member by member, as whole communities, and too few of them. */
function threeComparisons(): FlowDocument {
  const communities = [{ from: 'community', of: COMMUNITIES[0][1] }, { from: 'community', of: COMMUNITIES[1][1] }] as const;
  const ends = ['first', 'second', 'same', 'tooFew'];
  const steps = [
    comparing('members', 'members', communities),
    comparing('whole', 'communities', communities),
    { ...comparing('few', 'members', [{ from: 'list', of: 'a-0, a-1' }, { from: 'list', of: 'b-0, b-1' }]), ends },
  ];
  const edges = [['members', 'whole'], ['whole', 'few']].flatMap(([from = '', to = '']) => ends.map((outcome) => ({ from, outcome, to })));
  const layout = { members: { x: 0, y: 0 }, whole: { x: 0, y: 220 }, few: { x: 0, y: 440 } };
  return { format: FLOW_FORMAT, name: '优惠对比', subject: 'member', triggers: [], context: [], reentry: { type: 'never' }, exits: [], lanes: 1, start: 'members', steps, edges, layout };
}

/** By hand: pooled 0.5, so z = 0.5 / √(0.25 / 20) = 4.47; Newcombe’s interval from the Wilson scores 14.2–40.2 % and 59.8–85.8 %. */
const FOUND = [
  [
    'members',
    '「拼团」：40 人里 10 人，25%。「满减」：40 人里 30 人，75%。「满减」高 50 个百分点，差别可信：「满减」相对「拼团」的真实差距，有 95% 的把握在 +28.51 到 +65.29 个百分点之间（p < 0.001）。',
  ],
  [
    'whole',
    '「拼团」：1 个群，40 人里 10 人，25%。「满减」：1 个群，40 人里 30 人，75%。整群分组时一个群只算一个样本：1 个群对 1 个群，说不清差别是来自做法，还是这些群本来就不同。每边至少要 4 个群，或者改成逐个成员分组。',
  ],
  [
    'few',
    '「拼团」：2 人里 2 人，100%。「满减」：2 人里 2 人，100%。人数或做到的人太少，看不出差别是不是偶然：每组至少要 30 人；按两组合起来的比例算，每组里做到的、没做到的都至少要有 5 人。',
  ],
] as const;

test('beside a comparison stands what it found: the shares with their interval, or why there is no verdict', async () => {
  await pay();
  const made = await open.call<FlowDetail>('POST', '/v1/flows', { document: threeComparisons() });
  const page = await open.page({ locale: 'zh-CN' });
  await page.goto(`/flows/${made.id}`);
  await selectStep(page, 'members');
  // Nothing was compared yet.
  expect(await page.getByTestId('comparisons').count()).toBe(0);
  await open.call('POST', `/v1/flows/${made.id}/publish`, { rev: made.rev });
  await open.call('POST', `/v1/flows/${made.id}/enroll`, { members: [{ userId: 'lead' }] });
  await expect.poll(async () => (await open.call<readonly ComparisonFound[]>('GET', `/v1/flows/${made.id}/comparisons`)).length).toBe(3);
  await page.reload();
  const panel = page.getByTestId('comparisons');
  for (const [step, told] of FOUND) {
    await selectStep(page, step);
    await panel.getByRole('heading', { name: '对比结果' }).waitFor();
    expect(await panel.getByRole('listitem').locator('p').allTextContents()).toEqual([told]);
    expect(await panel.getByRole('listitem').getByRole('link', { name: 'lead' }).count()).toBe(1);
  }
  await page.context().close();
  expect(open.broken).toEqual([]);
});
