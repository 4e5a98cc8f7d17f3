// What a replay is judged by: one outcome for each learner and assignment, and their sums by course.

/** The run of one registration and assignment. */
export interface RunOutcome {
  readonly learner: string;
  readonly course: string;
  readonly assignment: string;
  readonly reminders: number;
  readonly thanks: number;
  readonly tasks: number;
  /** It was still inside when its learner withdrew. */
  readonly exited: boolean;
}

export interface Figures {
  runs: number;
  reminders: number;
  thanks: number;
  tasks: number;
  /** Registrations that withdrew while at least one of their runs was inside. */
  exits: number;
  runsExited: number;
}

export function figuresByCourse(runs: readonly RunOutcome[]): ReadonlyMap<string, Figures> {
  const courses = new Map<string, Figures>();
  const left = new Set<string>();
  for (const { learner, course, reminders, thanks, tasks, exited } of runs) {
    const figures = courses.get(course) ?? { runs: 0, reminders: 0, thanks: 0, tasks: 0, exits: 0, runsExited: 0 };
    courses.set(course, figures);
    figures.runs += 1;
    figures.reminders += reminders;
    figures.thanks += thanks;
    figures.tasks += tasks;
    if (!exited) continue;
    figures.runsExited += 1;
    const registration = `${learner} ${course}`;
    if (!left.has(registration)) figures.exits += 1;
    left.add(registration);
  }
  return courses;
}

/** One sentence for each learner and assignment where the product and the expectation differ; sums alone could hide two errors. */
export function differences(found: readonly RunOutcome[], expected: readonly RunOutcome[]): readonly string[] {
  const rest = new Map(expected.map((run) => [nameOf(run), run]));
  const sentences: string[] = [];
  for (const run of found) {
    const name = nameOf(run);
    const wanted = rest.get(name);
    rest.delete(name);
    if (wanted === undefined) sentences.push(`${name}: a run that should not be, or is there twice`);
    else if (inWords(run) !== inWords(wanted)) sentences.push(`${name}: ${inWords(run)}; expected ${inWords(wanted)}`);
  }
  for (const name of rest.keys()) sentences.push(`${name}: no run`);
  return sentences;
}

function nameOf({ learner, course, assignment }: RunOutcome): string {
  return `learner ${learner}, ${course}, assignment ${assignment}`;
}

function inWords({ reminders, thanks, tasks, exited }: RunOutcome): string {
  return `${reminders} reminders, ${thanks} thanks, ${tasks} tasks, ${exited ? 'exited' : 'not exited'}`;
}
