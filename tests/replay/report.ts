// The end of a replay, in words. Pure.
import type { Figures } from './figures.ts';
import type { Played } from './play.ts';

const columns = ['runs', 'reminders', 'thanks', 'tasks', 'exits', 'runsExited'] as const satisfies readonly (keyof Figures)[];
const titles: Readonly<Record<(typeof columns)[number], string>> = {
  runs: 'runs',
  reminders: 'reminders',
  thanks: 'thanks',
  tasks: 'tasks',
  exits: 'exits',
  runsExited: 'runs exited',
};
const zero: Figures = { runs: 0, reminders: 0, thanks: 0, tasks: 0, exits: 0, runsExited: 0 };

/** One line a course; a figure that differs from the oracle's stands beside it, marked. */
export function figuresTable(found: ReadonlyMap<string, Figures>, expected: ReadonlyMap<string, Figures>): readonly string[] {
  const courses = [...new Set([...found.keys(), ...expected.keys()])].sort();
  const lines = courses.map((course) => lineOf(course, found.get(course) ?? zero, expected.get(course) ?? zero));
  const total = lineOf('all', sumOf(found), sumOf(expected));
  return aligned([['course', ...columns.flatMap((column) => [titles[column], 'oracle'])], ...lines, total]);
}

export function lastLine({ events, runs, seconds, spent, repeats }: Played, machine: string): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const { clock, enrol, ingest } = spent.share;
  const again = repeats === 0 ? '' : `, ${repeats} requests sent again`;
  return (
    `${seconds.toFixed(1)} s, ${Math.round(events / seconds)} events/s, ${Math.round(runs / seconds)} runs/s${again}. ` +
    `Bounded by: lanes doing what was due ${percent(clock)}, enrolling ${percent(enrol)}, taking events ${percent(ingest)}; ` +
    `processors ${percent(spent.busy)} busy (${machine}).`
  );
}

function lineOf(course: string, found: Figures, expected: Figures): readonly string[] {
  return [
    course,
    ...columns.flatMap((column) => [
      found[column] === expected[column] ? String(found[column]) : `≠ ${found[column]}`,
      String(expected[column]),
    ]),
  ];
}

function sumOf(courses: ReadonlyMap<string, Figures>): Figures {
  const sum = { ...zero };
  for (const figures of courses.values()) for (const column of columns) sum[column] += figures[column];
  return sum;
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  return rows.map((row) => row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  '));
}
