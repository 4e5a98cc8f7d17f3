import { describe, expect, test } from 'vitest';
import { figuresByCourse } from './figures.ts';
import { expectedRuns } from './oracle.ts';
import { readTables } from './read-tables.ts';
import { sliceFiles } from './slice.ts';

const tables = readTables(sliceFiles);
const keyOf = ({ learner, course }: { learner: string; course: string }) => `${learner} ${course}`;
const datesOf = (name: string) => new Map(tables.events.filter(({ event }) => event === name).map((event) => [keyOf(event), event.date]));
const registered = datesOf('course.registered');
const withdrawn = datesOf('course.unregistered');

describe('the slice of 300 learners', () => {
  test('has 300 learners, spread over every course', () => {
    expect(new Set(tables.learners.map(({ learner }) => learner)).size).toBe(300);
    for (const { course } of tables.courses) expect(tables.learners.filter((row) => row.course === course).length).toBeGreaterThan(20);
  });

  test('tells of nobody else', () => {
    const known = new Set(tables.learners.map(keyOf));
    expect(tables.events.filter((event) => !known.has(keyOf(event)))).toEqual([]);
  });

  test('holds the corner cases', () => {
    expect(tables.learners.filter((row) => !registered.has(keyOf(row))).length).toBeGreaterThanOrEqual(4);
    expect([...withdrawn].filter(([key, date]) => registered.get(key) === date).length).toBeGreaterThanOrEqual(4);
    const lastDay = tables.events.filter((event) => event.event === 'assignment.submitted' && withdrawn.get(keyOf(event)) === event.date);
    expect(lastDay.length).toBeGreaterThanOrEqual(6);
    expect(tables.learners.length).toBeGreaterThanOrEqual(310);
  });

  test('has something of everything in every course', () => {
    for (const { runs, reminders, thanks, tasks, exits } of figuresByCourse(expectedRuns(tables)).values()) {
      expect(Math.min(runs, reminders, thanks, tasks, exits)).toBeGreaterThan(0);
    }
  });
});
