// `sopwith backtest` of Deadline care over the slice, against the oracle, which knows nothing of Sopwith.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Backtested } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { commands } from '../../server/src/cli/commands.ts';
import { runCommand } from '../../server/src/cli/run-command.ts';
import { GIVEN_HEADER, givenRows } from '../data/oulad-slice/given-rows.ts';
import { expectedRuns } from './oracle.ts';
import { readTables } from './read-tables.ts';
import { sliceFiles, sliceGiven } from './slice.ts';

const tables = readTables(sliceFiles);
const care = join(import.meta.dirname, '../../engine/flows/templates/deadline-care.en.json');

async function backtest(...more: readonly string[]): Promise<readonly string[]> {
  const said: string[] = [];
  const argv = ['backtest', care, '--events', sliceGiven, '--events', sliceFiles.events, '--zone', 'Europe/London', ...more];
  expect(await runCommand(commands, argv, { say: (line) => said.push(line), complain: (line) => said.push(line) })).toBe(0);
  return said;
}

test('what was given to whom is what the registrations and due dates say', () => {
  expect(readFileSync(sliceGiven, 'utf8')).toBe(`${[GIVEN_HEADER, ...givenRows(tables)].join('\n')}\n`);
});

test('a backtest of Deadline care over real learners counts what the tables alone say', async () => {
  const [line = ''] = await backtest('--days', '300', '--json');
  const { runs, messages, excluded, ends, steps } = JSON.parse(line) as Backtested;
  const expected = expectedRuns(tables);
  const sum = (figure: 'reminders' | 'thanks' | 'tasks') => expected.reduce((total, run) => total + run[figure], 0);
  const left = (step: string, way: string) => steps[step]?.left[way] ?? 0;
  expect({ runs, excluded, reminders: left('reminder', 'done'), thanks: left('thanks', 'done'), tasks: left('after-due', 'timeout'), exited: ends['left the course'] }).toEqual({
    runs: expected.length, excluded: {}, reminders: sum('reminders'), thanks: sum('thanks'), tasks: sum('tasks'), exited: expected.filter(({ exited }) => exited).length,
  });
  expect(messages).toBe(sum('reminders') + sum('thanks'));
  expect(Math.min(sum('reminders'), sum('thanks'), sum('tasks'))).toBeGreaterThan(100);
});

test('it is told in the language that was asked for', async () => {
  const zh = await backtest('--lang', 'zh');
  expect(zh[0]).toMatch(/^\d+ 位成员，\d+ 次运行，\d+ 条消息；什么都没有发出。$/);
  expect(zh.find((line) => line.startsWith('before-due '))).toMatch(/提交作业 \d+、超时 \d+/);
  expect(zh.slice(zh.indexOf('') + 1).map((line) => line.split(' ')[0])).toEqual(['before-reminder', 'thanks', 'reminder', 'before-due', 'after-due', 'tutor']);
  expect((await backtest())[0]).toMatch(/^\d+ members, \d+ runs, \d+ messages; nothing was sent\.$/);
});
