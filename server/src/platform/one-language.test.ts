// What `say`, `StartProblem` and `stopWith` take has both languages by its type. This looks for sentences that go past them.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

const SPEAKING = ['scripts', 'server/src/cli', 'server/src/platform', 'server/src/operations', 'server/src/processes', 'activities/src/plugin-problem.ts'];

/** With the last line of `npm test`, which programs read. */
const FOR_PROGRAMS = "console.log('0 passed, 1 failed, 0 skipped')";

/** A literal that begins with a word, in a call that writes it, or gives it to be said, as it is. */
const AS_IT_IS = /\b(?:console\.\w+|print|say|tell|log|complain|stopWith|giveUp|runStep|withProgress|new (?:StartProblem|UsageProblem|PluginProblem))\(\s*(['"`])(?:\\n)*\s*\p{L}.*?\1/gu;

const sources = SPEAKING.flatMap((place) => (/\.ts$/.test(place) ? [place] : readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).map((file) => join(place, file)))).filter(
  (file) => /\.(ts|mjs)$/.test(file) && !/\.test\.ts$/.test(file),
);

const found = (source: string) => [...source.replaceAll(FOR_PROGRAMS, '').matchAll(AS_IT_IS)].map(([call]) => call);

test('no command, no script and no part of a start says a sentence in one language only', () => {
  expect(sources.length).toBeGreaterThan(80);
  // What goes into a log file is for programs and for those who help, in English.
  const only = sources.flatMap((file) => found(readFileSync(join(root, file), 'utf8')).filter((call) => !LOGGED.some((begins) => call.startsWith(begins))));
  expect(only).toEqual([]);
});

test.each(["console.error('Stopping.')", 'print(`\\nIt is ready in so many s.`)', "new StartProblem(\n  'It is not there.'", 'stopWith("Name it")'])('%s would be found', (source) => {
  expect(found(`${source})`)).toHaveLength(1);
});

const LOGGED = ['log(`a Postgres of an earlier run', 'log(`making the database in', 'log(`a Temporal server of an earlier run'];
