// The panel of a split: what came of each way, and whether that says anything.
import { type FlowDocument, FLOW_FORMAT } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlowDetail } from '../../server/src/api/contract.ts';
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
