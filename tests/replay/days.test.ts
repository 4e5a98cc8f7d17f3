import { describe, expect, test } from 'vitest';
import { daysOf, londonMidnight } from './days.ts';
import type { LearnerEvent } from './read-tables.ts';

test.each([
  ['in winter is midnight UTC', '2013-02-01', '2013-02-01T00:00Z'],
  ['in summer is an hour earlier', '2013-07-01', '2013-06-30T23:00Z'],
  ['of the day on which summer time begins is still winter’s', '2013-03-31', '2013-03-31T00:00Z'],
  ['of the day on which summer time ends is still summer’s', '2013-10-27', '2013-10-26T23:00Z'],
])('midnight in London %s', (_rule, date, instant) => {
  expect(londonMidnight(date)).toBe(Date.parse(instant));
});

describe('the days of a replay', () => {
  const event = (date: string, name: LearnerEvent['event']): LearnerEvent => ({
    date,
    learner: 'lin',
    event: name,
    course: 'ART',
    assignment: '',
    score: '',
  });

  test('come in order, each with what happened on it, by kind', () => {
    const days = daysOf([
      event('2013-03-02', 'assignment.submitted'),
      event('2013-03-01', 'course.unregistered'),
      event('2013-03-01', 'course.registered'),
    ]);
    const counts = days.map(({ date, registrations, withdrawals, submissions }) => [
      date,
      registrations.length,
      withdrawals.length,
      submissions.length,
    ]);
    expect(counts).toEqual([
      ['2013-03-01', 1, 1, 0],
      ['2013-03-02', 0, 0, 1],
    ]);
  });
});
