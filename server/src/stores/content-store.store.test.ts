// A typo on day two can be mended while people are on day one; who had it already keeps what was sent.
import type { FlowDocument } from '@sopwith/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProgramReader } from '../runtime/programs.ts';
import { type Flows, flowsUnderTest } from '../runtime/testing/flow-under-test.ts';
import { mendContent, readContent } from './content-store.ts';

let flows: Flows;
const read = createProgramReader();
const rows = [
  { id: 'd1', text: 'One' },
  { id: 'd2', text: 'Tow' },
];
const programme = {
  turns: 2, rows, opens: { time: '07:30', weekdays: [1, 2, 3, 4, 5, 6, 7] }, closes: '22:00', remindsAt: null, met: { event: 'checked_in' }, leaveAfterMissed: null,
};

beforeAll(async () => {
  flows = await flowsUnderTest();
  await flows.publish('days', [['days', 'programme', programme]]);
});
afterAll(() => flows.close());

const mend = (cells: Record<string, string>, row = 'd2') => mendContent(flows.sql, { flowId: 'days', step: 'days', row, cells, at: Date.now(), by: 'Op' });
const versionId = async () => (await flows.sql<{ id: number }[]>`select id from flow_versions where flow_id = 'days' order by number desc limit 1`)[0]?.id as number;
const rowsNow = async () => (await read(flows.sql, await versionId())).steps.days?.config.rows;

test('a mended text is what the version sends from now on, in a process that had read it before', async () => {
  expect(await rowsNow()).toEqual(rows);
  expect(await mend({ text: 'Two' })).toBe(true);
  expect(await rowsNow()).toEqual([rows[0], { id: 'd2', text: 'Two' }]);
});

test('the draft has it too, so that the next version does not take it back, and who changed it is kept', async () => {
  const [flow] = await flows.sql<{ draft: FlowDocument }[]>`select draft from flows where id = 'days'`;
  expect(flow?.draft.steps[0]?.config.rows).toEqual([rows[0], { id: 'd2', text: 'Two' }]);
  const content = await readContent(flows.sql, 'days');
  expect(content?.rows.map(({ row, cells }) => [row, cells.text])).toEqual([['d1', 'One'], ['d2', 'Two']]);
  expect(content?.edits).toEqual([{ step: 'days', row: 'd2', cells: { text: 'Two' }, at: expect.any(Number), by: 'Op' }]);
});

test('a row that is not there, or a column that is none, is refused and changes nothing', async () => {
  expect([await mend({ text: 'x' }, 'd9'), await mend({ colour: 'red' })]).toEqual([false, false]);
  expect(await rowsNow()).toEqual([rows[0], { id: 'd2', text: 'Two' }]);
});

test('what was mended before a version was published does not undo what that version says', async () => {
  await flows.sql`
    insert into flow_versions (flow_id, number, document, program, hash, created_at)
    select flow_id, 2, document, jsonb_set(program, '{steps,days,config,rows,1,text}', '"Second"'), 'v2', ${Date.now() + 1} from flow_versions where flow_id = 'days'`;
  expect(await rowsNow()).toEqual([rows[0], { id: 'd2', text: 'Second' }]);
});

test('and what is mended again is read again', async () => {
  expect(await mend({ text: 'Third' })).toBe(true);
  expect(await rowsNow()).toEqual([rows[0], { id: 'd2', text: 'Third' }]);
  expect(await mend({ text: 'Fourth' })).toBe(true);
  expect(await rowsNow()).toEqual([rows[0], { id: 'd2', text: 'Fourth' }]);
});
