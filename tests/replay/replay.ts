// `npm run replay`: real learners through a real Sopwith, judged by an oracle that knows only the files.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { differences, figuresByCourse } from './figures.ts';
import { findRuns } from './found-runs.ts';
import { expectedRuns } from './oracle.ts';
import { type Progress, play } from './play.ts';
import { startProduct } from './product.ts';
import { readTables, type Tables } from './read-tables.ts';
import { figuresTable, lastLine } from './report.ts';
import { sliceFiles } from './slice.ts';

const usage = `npm run replay -- [--learners FILE] [--events FILE] [--assignments FILE] [--courses FILE]   CSV, plain or .gz; left out: 300 learners
                  [--data FOLDER]                   keep what it did there; left out: a folder of its own, removed at the end
                  [--address URL --key APIKEY]      play into a Sopwith that runs already`;

const PROGRESS_EVERY_MS = 2_000;
const SHOWN_DIFFERENCES = 20;

const options = readOptions();
const tables = readTables({
  learners: options.learners ?? sliceFiles.learners,
  events: options.events ?? sliceFiles.events,
  assignments: options.assignments ?? sliceFiles.assignments,
  courses: options.courses ?? sliceFiles.courses,
});
say(describe(tables));
const target = await targetOf(options);
process.exitCode = 1;
try {
  process.exitCode = (await replay(target)) ? 0 : 1;
} finally {
  await target.release();
}

async function replay({ address, key }: Target): Promise<boolean> {
  const played = await play({ address, key, tables, onProgress: everyNowAndThen() });
  const { runs, failed } = await findRuns(address, key, played);
  const expected = expectedRuns(tables);
  const wrong = [...failed.map((run) => `failed run ${run}`), ...differences(runs, expected)];
  say('');
  for (const line of figuresTable(figuresByCourse(runs), figuresByCourse(expected))) say(line);
  say('');
  for (const sentence of wrong.slice(0, SHOWN_DIFFERENCES)) say(`≠ ${sentence}`);
  const checked = `${expected.length} runs, each compared by itself`;
  say(wrong.length === 0 ? `Agrees exactly: ${checked}.` : `Differs in ${wrong.length} of ${checked}.`);
  say(lastLine(played, `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}`));
  return wrong.length === 0;
}

interface Target {
  readonly address: string;
  readonly key: string;
  release(): Promise<void>;
}

async function targetOf({ address, key, data }: typeof options): Promise<Target> {
  if (address !== undefined && key !== undefined) return { address: address.replace(/\/$/, ''), key, release: async () => undefined };
  const folder = data === undefined ? await mkdtemp(join(tmpdir(), 'sopwith-replay-')) : resolve(data);
  say(`Starting a Sopwith of its own, in ${folder}`);
  const product = await startProduct({
    dataDir: folder,
    log: say,
    giveUp: (reason) => {
      console.error(`${reason} Its log is in ${join(folder, 'logs')}.`);
      void product.stop().finally(() => process.exit(1));
    },
  });
  const release = async () => {
    await product.stop();
    if (data === undefined) await rm(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void release().finally(() => process.exit(130)));
  return { ...product, release };
}

function readOptions() {
  const text = { type: 'string' } as const;
  const names = { learners: text, events: text, assignments: text, courses: text, data: text, address: text, key: text };
  try {
    const { values } = parseArgs({ options: names });
    if ((values.address === undefined) !== (values.key === undefined)) throw new Error('--address and --key go together.');
    return values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(1);
  }
}

function describe({ learners, events, courses }: Tables): string {
  const registered = new Set(
    events.filter(({ event }) => event === 'course.registered').map(({ learner, course }) => `${learner} ${course}`),
  );
  const silent = learners.filter(({ learner, course }) => !registered.has(`${learner} ${course}`)).length;
  const people = new Set(learners.map(({ learner }) => learner)).size;
  return (
    `${people} learners in ${learners.length} registrations of ${courses.length} courses, ${events.length} events. ` +
    `${silent} registrations have no event that says when; they are not enrolled.`
  );
}

function everyNowAndThen(): (progress: Progress) => void {
  let saidAt = performance.now();
  return ({ date, day, days, events, runs }) => {
    if (performance.now() - saidAt < PROGRESS_EVERY_MS && day < days) return;
    saidAt = performance.now();
    say(`${date}  day ${day} of ${days}  ${events} events  ${runs} runs`);
  };
}

function say(line: string): void {
  console.log(line);
}
