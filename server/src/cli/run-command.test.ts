import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { StartProblem } from '../platform/start-problem.ts';
import { type Command, UsageProblem } from './command.ts';
import { commands } from './commands.ts';
import { runCommand } from './run-command.ts';

const greet: Command = {
  name: 'greet',
  usage: '[--loud]',
  summary: 'Says hello.',
  async run(args, say) {
    const { values } = parseArgs({ args: [...args], options: { loud: { type: 'boolean' }, fail: { type: 'boolean' }, whom: { type: 'string' } } });
    if (values.whom === '') throw new UsageProblem('Say whom to greet.');
    if (values.fail) throw new StartProblem('It is not there: put it there.');
    say(values.loud ? 'HELLO' : 'hello');
    return 0;
  },
};

async function run(...argv: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runCommand([greet], argv, { say: (line) => said.push(line), complain: (line) => complained.push(line) });
  return { code, said, complained };
}

test('a command gets its arguments and gives the exit code', async () => {
  expect(await run('greet', '--loud')).toEqual({ code: 0, said: ['HELLO'], complained: [] });
});

test('what a person can mend is a sentence and exit code 1', async () => {
  expect(await run('greet', '--fail')).toEqual({ code: 1, said: [], complained: ['It is not there: put it there.'] });
});

test.each([[['nonsense']], [['greet', '--quiet']], [['greet', '--whom', '']], [[]]])('%j is asked wrongly: exit code 2, and how it is asked rightly', async (argv) => {
  const { code, said, complained } = await run(...argv);
  expect(code).toBe(2);
  expect([...said, ...complained].join('\n')).toContain('greet [--loud]');
});

test('every command has a name of its own and says what it does', () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  for (const { summary } of commands) expect(summary).toMatch(/\.$/);
});
