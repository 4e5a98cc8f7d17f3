import { describe, expect, test } from 'vitest';
import type { RunOutcome } from './figures.ts';
import { expectedRuns } from './oracle.ts';
import type { LearnerEvent, Tables } from './read-tables.ts';

const registered = (date: string) => event(date, 'course.registered');
const withdrawn = (date: string) => event(date, 'course.unregistered');
const submitted = (date: string, assignment = 'essay') => event(date, 'assignment.submitted', assignment);

function event(date: string, name: LearnerEvent['event'], assignment = ''): LearnerEvent {
  return { date, learner: 'lin', event: name, course: 'ART', assignment, score: '' };
}

function tables(events: readonly LearnerEvent[], due = '2013-03-20'): Tables {
  return {
    learners: [{ learner: 'lin', course: 'ART' }],
    events,
    assignments: [
      { assignment: 'essay', course: 'ART', due },
      { assignment: 'exam', course: 'ART', due: '' },
      { assignment: 'sketch', course: 'MUSIC', due },
    ],
    courses: [],
  };
}

const nothing = { reminders: 0, thanks: 0, tasks: 0, exited: false };

// The essay is due on 20 March: reminder on the 17th at 09:00, task on the 22nd at 09:00.
const cases: readonly [string, readonly LearnerEvent[], Partial<RunOutcome>][] = [
  ['whoever never submits is reminded, and a tutor gets a task', [registered('2013-02-01')], { reminders: 1, tasks: 1 }],
  ['whoever submits before the reminder is thanked only', [registered('2013-02-01'), submitted('2013-03-16')], { thanks: 1 }],
  ['a submission on the day of the reminder precedes its nine o’clock', [registered('2013-02-01'), submitted('2013-03-17')], { thanks: 1 }],
  ['whoever submits after the reminder is thanked too', [registered('2013-02-01'), submitted('2013-03-18')], { reminders: 1, thanks: 1 }],
  ['the day before the due day is in time', [registered('2013-02-01'), submitted('2013-03-19')], { reminders: 1, thanks: 1 }],
  ['the due day itself is too late for thanks', [registered('2013-02-01'), submitted('2013-03-20')], { reminders: 1 }],
  ['a submission on the day of the task precedes its nine o’clock', [registered('2013-02-01'), submitted('2013-03-22')], { reminders: 1 }],
  ['a submission after the task changes nothing', [registered('2013-02-01'), submitted('2013-03-23')], { reminders: 1, tasks: 1 }],
  ['the first of several submissions counts', [registered('2013-02-01'), submitted('2013-03-21'), submitted('2013-03-16')], { thanks: 1 }],
  [
    'another assignment’s submission does not count',
    [registered('2013-02-01'), submitted('2013-03-16', 'exam')],
    { reminders: 1, tasks: 1 },
  ],
  ['a submission before the registration does not count', [submitted('2013-01-20'), registered('2013-02-01')], { reminders: 1, tasks: 1 }],
  ['a submission on the day of the registration follows it', [submitted('2013-03-01'), registered('2013-03-01')], { thanks: 1 }],
  ['registered on the day of the reminder: it is still to come', [registered('2013-03-17')], { reminders: 1, tasks: 1 }],
  ['registered the day after the reminder: it brings nothing', [registered('2013-03-18')], { tasks: 1 }],
  ['registered on the day of the task: only the task', [registered('2013-03-22')], { tasks: 1 }],
  ['registered after everything: nothing at all', [registered('2013-03-23')], {}],
  ['registered after everything and withdrawn: there was nothing to leave', [registered('2013-03-23'), withdrawn('2013-04-01')], {}],
  ['withdrawn early: nothing more', [registered('2013-02-01'), withdrawn('2013-02-10')], { exited: true }],
  ['withdrawn on the day of the registration: after it', [withdrawn('2013-02-01'), registered('2013-02-01')], { exited: true }],
  ['withdrawn on the day of the reminder precedes it', [registered('2013-02-01'), withdrawn('2013-03-17')], { exited: true }],
  ['withdrawn on the due day, after the reminder', [registered('2013-02-01'), withdrawn('2013-03-20')], { reminders: 1, exited: true }],
  ['withdrawn on the day of the task precedes it', [registered('2013-02-01'), withdrawn('2013-03-22')], { reminders: 1, exited: true }],
  [
    'withdrawn while the task is open leaves the flow',
    [registered('2013-02-01'), withdrawn('2013-05-01')],
    { reminders: 1, tasks: 1, exited: true },
  ],
  [
    'withdrawn and submitted on one day: no thanks',
    [registered('2013-02-01'), submitted('2013-03-01'), withdrawn('2013-03-01')],
    { exited: true },
  ],
  [
    'submitted after the withdrawal: no thanks',
    [registered('2013-02-01'), withdrawn('2013-03-01'), submitted('2013-03-02')],
    { exited: true },
  ],
  [
    'submitted in time and withdrawn later: had left already',
    [registered('2013-02-01'), submitted('2013-03-01'), withdrawn('2013-03-02')],
    { thanks: 1 },
  ],
  [
    'submitted late and withdrawn later: had left already',
    [registered('2013-02-01'), submitted('2013-03-21'), withdrawn('2013-03-25')],
    { reminders: 1 },
  ],
  ['a withdrawal before the registration is none', [withdrawn('2013-01-10'), registered('2013-02-01')], { reminders: 1, tasks: 1 }],
];

describe('the oracle', () => {
  test.each(cases)('%s', (_rule, events, expected) => {
    expect(expectedRuns(tables(events))).toEqual([{ learner: 'lin', course: 'ART', assignment: 'essay', ...nothing, ...expected }]);
  });

  test('whoever never registered has no runs', () => {
    expect(expectedRuns(tables([submitted('2013-03-01'), withdrawn('2013-03-02')]))).toEqual([]);
  });

  test('three days before the second of March of a leap year is the 28th of February', () => {
    const due = '2012-03-02';
    expect(expectedRuns(tables([registered('2012-02-28')], due))).toMatchObject([{ reminders: 1 }]);
    expect(expectedRuns(tables([registered('2012-02-29')], due))).toMatchObject([{ reminders: 0 }]);
  });
});
