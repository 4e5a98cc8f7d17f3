// `npx tsx tests/data/oulad-slice/make-slice.ts <folder of the full set>`: 300 learners, the same ones every time.
import { createHash } from 'node:crypto';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sliceFiles, sliceGiven } from '../../replay/slice.ts';
import { GIVEN_HEADER, givenRows } from './given-rows.ts';
import { type Learner, type LearnerEvent, readTables, readText, type Tables } from '../../replay/read-tables.ts';

const SIZE = 300;
const SEED = 'sopwith slice 1';

const from = process.argv[2];
if (!from) throw new Error('Name the folder that holds learners.csv.gz, events.csv.gz, assignments.csv and courses.csv.');
const files = {
  learners: join(from, 'learners.csv.gz'),
  events: join(from, 'events.csv.gz'),
  assignments: join(from, 'assignments.csv'),
  courses: join(from, 'courses.csv'),
};
const chosen = choose(readTables(files));
for (const [name, column] of [
  ['learners', 0],
  ['events', 1],
] as const) {
  const [header = '', ...lines] = readText(files[name]).trimEnd().split('\n');
  const kept = lines.filter((line) => chosen.has(line.split(',')[column] ?? ''));
  writeFileSync(join(import.meta.dirname, `${name}.csv`), `${[header, ...kept].join('\n')}\n`);
}
for (const name of ['assignments', 'courses'] as const) copyFileSync(files[name], join(import.meta.dirname, `${name}.csv`));
writeFileSync(sliceGiven, `${[GIVEN_HEADER, ...givenRows(readTables(sliceFiles))].join('\n')}\n`);

/** First the rare cases, a few of each, then everybody else, course by course. */
function choose(tables: Tables): ReadonlySet<string> {
  const { learners, courses } = tables;
  const shuffled = [...learners].sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
  const picked = new Set<string>();
  const pick = (count: number, wanted: (learner: Learner) => boolean) => {
    const before = picked.size;
    for (const learner of shuffled) {
      if (picked.size === SIZE || picked.size === before + count) return;
      if (wanted(learner)) picked.add(learner.learner);
    }
  };
  for (const [count, wanted] of rareCases(tables)) pick(count, wanted);
  while (picked.size < SIZE) for (const { course } of courses) pick(1, (learner) => learner.course === course);
  return picked;
}

function rareCases({ learners, events, assignments }: Tables): readonly [number, (learner: Learner) => boolean][] {
  const key = ({ learner, course }: { learner: string; course: string }) => `${learner} ${course}`;
  const of = (name: LearnerEvent['event']) =>
    new Map(events.filter(({ event }) => event === name).map((event) => [key(event), event.date]));
  const registered = of('course.registered');
  const withdrawn = of('course.unregistered');
  const days = new Set(events.filter(({ event }) => event === 'assignment.submitted').map((event) => `${key(event)} ${event.date}`));
  const firstDue = new Map<string, string>();
  for (const { course, due } of assignments) if (due !== '' && due < (firstDue.get(course) ?? '~')) firstDue.set(course, due);
  const registrations = new Map<string, number>();
  for (const { learner } of learners) registrations.set(learner, (registrations.get(learner) ?? 0) + 1);
  return [
    [4, (learner) => !registered.has(key(learner))],
    [4, (learner) => registered.has(key(learner)) && withdrawn.get(key(learner)) === registered.get(key(learner))],
    [6, (learner) => days.has(`${key(learner)} ${withdrawn.get(key(learner))}`)],
    [10, (learner) => (registered.get(key(learner)) ?? '') > (firstDue.get(learner.course) ?? '~')],
    [14, (learner) => registrations.get(learner.learner) === 2],
    [60, (learner) => withdrawn.has(key(learner))],
  ];
}

function rankOf({ learner, course }: Learner): string {
  return createHash('sha256').update(`${SEED} ${learner} ${course}`).digest('hex');
}
