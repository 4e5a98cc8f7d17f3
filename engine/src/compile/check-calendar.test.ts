// Semantics 6: who publishes hears in time that the calendar will not reach.
import { expect, test } from 'vitest';
import { FLOW_FORMAT, type FlowDocument } from '../document/flow-document.ts';
import { formatLocalDay } from '../time/local-day.ts';
import { describeProblem } from '../words/describe-problem.ts';
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

test('the warning calls the calendar by its title, and says until when it reaches', () => {
  const calendars = [{ id: 'cn', title: { zh: '中国', en: 'China' }, to: formatLocalDay(today) }];
  const [ends] = checkCalendar(flow, { calendars, today });
  expect(ends && describeProblem(ends, flow, 'en')).toBe('The calendar “China” ends on 2024-10-04; after that Monday to Friday are taken: add the days that follow on the page “Working days”.');
  expect(ends && describeProblem(ends, flow, 'zh')).toBe('工作日历「中国」只到 2024-10-04，之后按周一到周五算：请在「工作日历」页补上后面的放假安排。');
});

test('the calendar is the one that the flow names', () => {
  const calendars = [{ id: 'cn', to: formatLocalDay(today) }, { id: 'other', to: formatLocalDay(today + 900) }];
  expect(checkCalendar({ ...flow, calendar: 'other' }, { calendars, today })).toEqual([]);
});
