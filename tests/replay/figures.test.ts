import { describe, expect, test } from 'vitest';
import { differences, figuresByCourse, type RunOutcome } from './figures.ts';
import { figuresTable } from './report.ts';

const run = (assignment: string, rest: Partial<RunOutcome> = {}): RunOutcome => ({
  learner: 'lin',
  course: 'ART',
  assignment,
  reminders: 1,
  thanks: 0,
  tasks: 0,
  exited: false,
  ...rest,
});

describe('the figures of a replay', () => {
  test('count a registration that left once, however many of its runs were inside', () => {
    const left = { exited: true };
    const other = { learner: 'ana', exited: true };
    expect(figuresByCourse([run('essay', left), run('exam', left), run('essay', other), run('sketch')]).get('ART')).toEqual({
      runs: 4,
      reminders: 4,
      thanks: 0,
      tasks: 0,
      exits: 2,
      runsExited: 3,
    });
  });

  test('that agree run by run differ in nothing, in whatever order', () => {
    expect(differences([run('essay'), run('exam')], [run('exam'), run('essay')])).toEqual([]);
  });

  test('that agree only in their sums are found out', () => {
    const found = [run('essay', { reminders: 2 }), run('exam', { reminders: 0 })];
    const expected = [run('essay'), run('exam')];
    expect(figuresByCourse(found)).toEqual(figuresByCourse(expected));
    expect(differences(found, expected)).toEqual([
      'learner lin, ART, assignment essay: 2 reminders, 0 thanks, 0 tasks, not exited; expected 1 reminders, 0 thanks, 0 tasks, not exited',
      'learner lin, ART, assignment exam: 0 reminders, 0 thanks, 0 tasks, not exited; expected 1 reminders, 0 thanks, 0 tasks, not exited',
    ]);
  });

  test('miss no run that is not there, and none that is there twice', () => {
    expect(differences([run('essay'), run('essay')], [run('essay'), run('exam')])).toEqual([
      'learner lin, ART, assignment essay: a run that should not be, or is there twice',
      'learner lin, ART, assignment exam: no run',
    ]);
  });

  test('stand beside the oracle’s, and a difference is marked', () => {
    const lines = figuresTable(figuresByCourse([run('essay', { thanks: 1 })]), figuresByCourse([run('essay')]));
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      [
        'course',
        'runs',
        'oracle',
        'reminders',
        'oracle',
        'thanks',
        'oracle',
        'tasks',
        'oracle',
        'exits',
        'oracle',
        'runs exited',
        'oracle',
      ],
      ['ART', '1', '1', '1', '1', '≠ 1', '0', '0', '0', '0', '0', '0', '0'],
      ['all', '1', '1', '1', '1', '≠ 1', '0', '0', '0', '0', '0', '0', '0'],
    ]);
  });
});
