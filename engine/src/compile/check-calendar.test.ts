// Semantics 6: who publishes hears in time that the calendar will not reach.
import { expect, test } from 'vitest';
import { FLOW_FORMAT, type FlowDocument } from '../document/flow-document.ts';
import { formatLocalDay } from '../time/local-day.ts';
import { checkCalendar } from './check-calendar.ts';

const today = 20_000;
const flow: FlowDocument = {
  format: FLOW_FORMAT, name: 'Office', subject: 'member', triggers: [], context: [], reentry: { type: 'afterEnd' }, exits: [], lanes: 1, calendar: 'cn',
  start: 'wait', steps: [{ id: 'wait', type: 'wait-time', version: 1, config: { time: '09:00', weekdays: [1], workingDays: true } }], edges: [], layout: {},
};

test.each([
  [89, ['calendar.ends']],
  [90, []],
])('a calendar that ends in %i days gives %j', (days, codes) => {
  const calendars = [{ id: 'cn', to: formatLocalDay(today + days) }];
  expect(checkCalendar(flow, { calendars, today }).map(({ code }) => code)).toEqual(codes);
});

test('the calendar is the one that the flow names', () => {
  const calendars = [{ id: 'cn', to: formatLocalDay(today) }, { id: 'other', to: formatLocalDay(today + 900) }];
  expect(checkCalendar({ ...flow, calendar: 'other' }, { calendars, today })).toEqual([]);
});
