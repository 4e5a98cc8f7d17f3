// The pages where people do what flows ask of them, by the mouse of somebody who was asked.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { furnishPeople } from '../screens/furnish-people.ts';
import { type OpenProduct, openProduct } from './open-product.ts';

let open: OpenProduct;

beforeAll(async () => {
  open = await openProduct();
  await furnishPeople(open.call, open.product.address, 'lin.an@example.com', 'en');
});
afterAll(() => open.close());

test('a text is edited, voted on by somebody else only, and the vote stands with its note', async () => {
  const page = await open.page();
  await page.goto('/approvals');
  const card = page.getByTestId('approval');
  await card.getByRole('button', { name: 'Vote' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('button', { name: 'Reject' }).isDisabled()).toBe(true);
  await dialog.getByLabel('Note').fill('Well said.');
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Nothing waits for your vote.').waitFor();
  await page.getByText('Other open ones').click();
  await card.getByText('1 of 2 agreed').waitFor();
  await card.getByText('Well said.').waitFor();
  await card.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Text' }).fill('We are sorry.');
  await page.getByRole('button', { name: 'Save and ask again' }).click();
  // The vote was for the other text, and whoever edits has none.
  await card.getByText('0 of 2 agreed').waitFor();
  await card.getByText('yours: others vote').waitFor();
  expect(await card.getByRole('button', { name: 'Vote' }).count()).toBe(0);
  await page.context().close();
});

test('an incident is noted on, handed over, resolved and opened again, on a phone', async () => {
  const page = await open.page({ viewport: { width: 390, height: 844 } });
  await page.goto('/incidents');
  await page.getByRole('link', { name: 'Lessons did not play this morning' }).click();
  await page.getByLabel('Add to the timeline').fill('Called the school.');
  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await page.getByTestId('incident-line').filter({ hasText: 'Called the school.' }).waitFor();
  await page.getByLabel('Owner').fill('Alex Zhou');
  await page.getByRole('button', { name: 'Hand over' }).click();
  await page.getByTestId('incident-line').filter({ hasText: 'Handed over to Alex Zhou' }).waitFor();
  await page.getByLabel('Add to the timeline').fill('Plays again.');
  await page.getByRole('button', { name: 'Resolve' }).click();
  await page.getByLabel('Add to the timeline').fill('No, it does not.');
  await page.getByRole('button', { name: 'Reopen' }).click();
  await page.getByRole('button', { name: 'Resolve' }).waitFor();
  const [, ...kinds] = await page.getByTestId('incident-line').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-kind')));
  expect(kinds.slice(-4)).toEqual(['note', 'owner', 'resolved', 'reopened']);
  expect(open.broken).toEqual([]);
  await page.context().close();
});

test('every place can be reached from a phone', async () => {
  const page = await open.page({ viewport: { width: 390, height: 844 } });
  await page.goto('/flows');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Sending' }).click();
  await page.getByRole('heading', { name: 'Quiet hours' }).waitFor();
  await page.getByLabel('Marketing a day').fill('1');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => open.call('GET', '/v1/sending-policy')).toMatchObject({ caps: { marketing: { perDay: 1 } } });
  await page.context().close();
});

test('a member is erased by who types their id, and may come again as somebody new', async () => {
  const { items } = (await open.call('GET', '/v1/members')) as { items: readonly { userId: string }[] };
  const userId = items[0]?.userId ?? '';
  const page = await open.page();
  await page.goto(`/members/${userId}`);
  await page.getByRole('button', { name: 'Erase' }).click();
  const dialog = page.getByRole('dialog');
  const erase = dialog.getByRole('button', { name: 'Erase for good' });
  await dialog.getByLabel('To confirm').fill('somebody else');
  expect(await erase.isDisabled()).toBe(true);
  await dialog.getByLabel('To confirm').fill(userId);
  await erase.click();
  await page.getByText('Nothing is left here').waitFor();
  await page.getByRole('button', { name: 'Let them come again' }).click();
  await page.getByText('Nothing is left here').waitFor({ state: 'detached' });
  expect(((await open.call('GET', '/v1/members')) as { items: readonly { userId: string }[] }).items.map((one) => one.userId)).not.toContain(userId);
  await page.context().close();
});
