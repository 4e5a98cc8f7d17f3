// The books that operators keep: working days, year by year, and what there is to give out, with who changed it and why.
import { END, flow, step, type WorkingCalendar } from '@sopwith/engine';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { FlowDetail } from '../../server/src/api/contract.ts';
import type { StockDto } from '../../server/src/api/member-books-shapes.ts';
import { type OpenProduct, openProduct } from './open-product.ts';

let open: OpenProduct;
let page: Page;

beforeAll(async () => {
  open = await openProduct();
  page = await open.page();
});
afterEach(() => expect(open.broken.splice(0)).toEqual([]));
afterAll(() => open.close());

/** Its icon has a name too, before its words. */
const button = (words: string) => page.getByRole('button', { name: new RegExp(`(^|\\s)${words}$`) });
const dialog = () => page.getByRole('dialog');
const save = () => dialog().getByRole('button', { name: 'Save', exact: true });
const isGone = () => dialog().waitFor({ state: 'hidden' });

async function calendar(id: string): Promise<WorkingCalendar | undefined> {
  return (await open.call<readonly WorkingCalendar[]>('GET', '/v1/calendars')).find((one) => one.id === id);
}
const stock = async (item: string) => (await open.call<readonly StockDto[]>('GET', '/v1/stocks')).find((one) => one.item === item);

test('a calendar is made with its first year; what is no date of it is said at once, and an id that is taken is refused', async () => {
  await page.goto('/calendars');
  await button('New calendar').click();
  await dialog().getByLabel('Name', { exact: true }).fill('The campus');
  await dialog().getByLabel('Id', { exact: true }).fill('cn');
  await dialog().getByText('There is one of this id').waitFor();
  expect(await save().isDisabled()).toBe(true);
  await dialog().getByLabel('Id', { exact: true }).fill('campus');
  await dialog().getByLabel('First year').fill('2031');
  await dialog().getByLabel('Days off').fill('01-01~01-03\n13-01');
  await dialog().getByText('No dates of that year: 13-01').waitFor();
  expect(await save().isDisabled()).toBe(true);
  await dialog().getByLabel('Days off').fill('01-01~01-03, 2031-10-01');
  await dialog().getByText('Days read: 4').waitFor();
  // A Saturday.
  await dialog().getByLabel('Weekend days that are worked').fill('01-04');
  await save().click();
  await isGone();
  await page.getByTestId('calendar-campus').getByText('Knows 2031-01-01 to 2031-12-31').waitFor();
  expect(await calendar('campus')).toEqual({
    id: 'campus', title: { zh: 'The campus', en: 'The campus' }, from: '2031-01-01', to: '2031-12-31', off: ['2031-01-01', '2031-01-02', '2031-01-03', '2031-10-01'], worked: ['2031-01-04'],
  });
});

test('a year of it is edited, one is added, and each is undone', async () => {
  const before = await calendar('campus');
  const card = page.getByTestId('calendar-campus');
  await card.locator('summary').first().click();
  await card.getByRole('button', { name: 'Edit 2031' }).click();
  expect(await dialog().getByLabel('Days off').inputValue()).toBe('01-01~01-03, 10-01');
  await dialog().getByLabel('Days off').fill('05-01');
  await save().click();
  await page.getByText('The campus was changed').waitFor();
  await expect.poll(async () => (await calendar('campus'))?.off).toEqual(['2031-05-01']);
  await button('Undo').click();
  await expect.poll(() => calendar('campus')).toEqual(before);

  await card.getByRole('button', { name: 'Add a year' }).click();
  expect(await dialog().getByLabel('Year', { exact: true }).inputValue()).toBe('2032');
  expect(await save().isDisabled()).toBe(true);
  await dialog().getByLabel('Year', { exact: true }).fill('2040');
  await dialog().getByText('It must follow what is known: 2032 at the latest').waitFor();
  await dialog().getByLabel('Year', { exact: true }).fill('2032');
  await dialog().getByLabel('Days off').fill('01-01');
  await save().click();
  await card.getByText('Knows 2031-01-01 to 2032-12-31').waitFor();
  await button('Undo').click();
  await card.getByText('Knows 2031-01-01 to 2031-12-31').waitFor();
});

test('it is deleted and comes back; one that a flow goes by stays, with the reason', async () => {
  const before = await calendar('campus');
  const card = page.getByTestId('calendar-campus');
  await button('Delete The campus').click();
  await button('Delete').click();
  await card.waitFor({ state: 'detached' });
  expect(await calendar('campus')).toBeUndefined();
  await button('Undo').click();
  await card.waitFor();
  expect(await calendar('campus')).toEqual(before);

  const waits = step('wait-time', { time: '09:00', weekdays: [1, 2, 3, 4, 5], workingDays: true }, { reached: END });
  const document = { ...flow({ name: 'By the campus' }, { wait: waits }), calendar: 'campus' };
  await open.call('POST', '/v1/flows', { document });
  await button('Delete The campus').click();
  await button('Delete').click();
  await page.getByRole('alert').getByText('By the campus').waitFor();
  await card.waitFor();
  // It comes back into use of nobody: what was built in cannot be deleted at all.
  expect(await page.getByTestId('calendar-cn').getByRole('button', { name: /^Delete/ }).count()).toBe(0);
});

test('a stock is set without a reason, and changed only with one', async () => {
  await page.goto('/stock');
  await button('Set a stock').click();
  await dialog().getByLabel('Item', { exact: true }).fill('Study pack');
  await dialog().getByLabel('In all').fill('3');
  await save().click();
  await isGone();
  expect(await stock('Study pack')).toMatchObject({ total: 3, taken: 0, endsAt: null });

  const pack = step('grant', { kind: 'parcel', item: 'Study pack', once: false, validFor: null }, { granted: END, soldOut: END, expired: END });
  const made = await open.call<FlowDetail>('POST', '/v1/flows', { document: flow({ name: 'A parcel' }, { pack }) });
  await open.call('POST', `/v1/flows/${made.id}/publish`, { rev: made.rev });
  await open.call('POST', `/v1/flows/${made.id}/enroll`, { members: [{ userId: 'ann' }, { userId: 'ben' }] });
  await expect.poll(async () => (await stock('Study pack'))?.taken, { timeout: 60_000 }).toBe(2);

  await page.reload();
  await button('Adjust Study pack').click();
  await dialog().getByText('Given so far: 2').waitFor();
  expect(await save().isDisabled()).toBe(true);
  await dialog().getByLabel('Reason').fill('One was damaged');
  await dialog().getByLabel('In all').fill('1');
  await dialog().getByText('Less than was given: nothing is left').waitFor();
  await dialog().getByLabel('In all').fill('2');
  await save().click();
  await isGone();
  await page.getByRole('row').filter({ hasText: 'Study pack' }).getByText('sold out').waitFor();
});

test('its ledger tells what was given to whom by which run, and who changed it why, newest first, with what was left', async () => {
  await button('Ledger of Study pack').click();
  const rows = dialog().getByRole('row');
  await rows.nth(4).waitFor();
  const told = await rows.evaluateAll((all) => all.slice(1).map((row) => [...row.querySelectorAll('td')].slice(1).map((cell) => cell.textContent)));
  expect(told.map(([what, , change, remained]) => [what, change, remained])).toEqual([
    ['Changed', '-1', '0'],
    ['Given', '-1', '1'],
    ['Given', '-1', '2'],
    ['Changed', '+3', '3'],
  ]);
  expect(told[0]?.at(-1)).toBe('One was damaged');
  expect(told.slice(1, 3).map(([, who]) => who).sort()).toEqual(['ann', 'ben']);
  await dialog().getByRole('link', { name: 'A parcel' }).first().click();
  await page.waitForURL(/\/runs\//);
});
