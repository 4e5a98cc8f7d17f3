import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { connect } from '../db/connect.ts';
import { connectTemporal } from '../operations/connect-temporal.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { type Command, UsageProblem } from './command.ts';
import { commands } from './commands.ts';
import { runCommand } from './run-command.ts';

const greet: Command = {
  name: 'greet',
  usage: '[--loud]',
  summary: { zh: '打招呼。', en: 'Says hello.' },
  async run(args, say, print) {
    const { values } = parseArgs({ args: [...args], options: { loud: { type: 'boolean' }, fail: { type: 'boolean' }, whom: { type: 'string' } } });
    if (values.whom === '') throw new UsageProblem({ zh: '写明向谁打招呼。', en: 'Say whom to greet.' });
    if (values.fail) throw new StartProblem({ zh: '没有它：放好它。', en: 'It is not there: put it there.' });
    if (values.loud) print('HELLO');
    else say({ zh: '你好', en: 'hello' });
    return 0;
  },
};

async function run(...argv: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runCommand([greet], argv, { say: (line) => said.push(line), complain: (line) => complained.push(line) }, { LANG: 'en_GB.UTF-8' });
  return { code, said, complained };
}

async function complaints(locale: Readonly<Record<string, string>>, ...argv: string[]): Promise<string> {
  const complained: string[] = [];
  await runCommand([greet], argv, { say: () => undefined, complain: (line) => complained.push(line) }, locale);
  return complained.join('\n');
}

test.each<[Readonly<Record<string, string>>, string[], string]>([
  [{ LANG: 'zh_CN.UTF-8' }, ['greet', '--fail'], '没有它：放好它。'],
  [{ LANG: 'zh_CN.UTF-8' }, ['greet', '--whom', ''], '写明向谁打招呼。\n用法：npm run sopwith -- greet [--loud]'],
  [{ LANG: 'zh_CN.UTF-8' }, ['greet', '--quiet'], '没有 --quiet 这个选项。\n用法：npm run sopwith -- greet [--loud]'],
  [{ LANG: 'zh_CN.UTF-8' }, ['greet', '--whom'], '选项 --whom <value> 后面要有一个值。\n用法：npm run sopwith -- greet [--loud]'],
  [{ LANG: 'zh_CN.UTF-8' }, ['greet', '--loud=very'], '选项 --loud 后面不带值。\n用法：npm run sopwith -- greet [--loud]'],
  [{ LANG: 'zh_CN.UTF-8' }, ['greet', 'again'], '多了「again」。\n用法：npm run sopwith -- greet [--loud]'],
  [{ LANG: 'zh_CN.UTF-8' }, ['nonsense'], '没有 "nonsense" 这个命令。有这些：\nnpm run sopwith -- COMMAND\n  greet [--loud]  打招呼。'],
  [{}, ['greet', '--quiet'], 'There is no option --quiet.\nUsage: npm run sopwith -- greet [--loud]'],
  [{}, ['greet', '--fail', '--lang', 'zh'], '没有 --lang 这个选项。\n用法：npm run sopwith -- greet [--loud]'],
  [{ LANG: 'zh_CN.UTF-8' }, ['greet', '--fail', '--lang=en'], 'There is no option --lang.\nUsage: npm run sopwith -- greet [--loud]'],
])('what is wrong is said in the language of the terminal, or that of --lang: %j %j', async (locale, argv, said) => {
  expect(await complaints(locale, ...argv)).toBe(said);
});

test('what a command says is said in the language of the terminal, and what it prints as it is', async () => {
  const said: string[] = [];
  const say = { say: (line: string) => said.push(line), complain: () => undefined };
  for (const LANG of ['zh_CN.UTF-8', 'en_GB.UTF-8']) for (const argv of [['greet'], ['greet', '--loud']]) await runCommand([greet], argv, say, { LANG });
  expect(said).toEqual(['你好', 'HELLO', 'hello', 'HELLO']);
});

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
  for (const { summary } of commands) {
    expect(summary.en).toMatch(/\.$/);
    expect(summary.zh).toMatch(/[一-鿿].*。$/u);
  }
});

const asks = (who: () => Promise<unknown>): Command => ({ name: 'ask', usage: '', summary: { zh: '问。', en: 'Asks.' }, run: () => who().then(() => 0) });
async function asked(who: () => Promise<unknown>) {
  const complained: string[] = [];
  const code = await runCommand([asks(who)], ['ask'], { say: () => undefined, complain: (line) => complained.push(line) }, { LANG: 'en_GB.UTF-8' });
  return { code, complained };
}

test.each(['postgres://nobody@127.0.0.1:1/nowhere', 'postgres://nobody@nowhere.invalid/nowhere'])('a database that does not answer is a sentence, and no heap of frames: %s', async (url) => {
  const sql = connect(url, { max: 1 });
  const { code, complained } = await asked(() => sql`select 1`);
  await sql.end();
  expect([code, complained]).toEqual([1, [expect.stringMatching(/^The database does not answer \(.*(ECONNREFUSED 127\.0\.0\.1:1|nowhere\.invalid)\): see that it runs/)]]);
});

test('a Temporal that does not answer is a sentence too', async () => {
  const { code, complained } = await asked(() => connectTemporal('127.0.0.1:1', {}, 200));
  expect([code, complained]).toEqual([1, [expect.stringMatching(/^Temporal does not answer at 127\.0\.0\.1:1 \(/)]]);
});

test('a bug keeps its frames', async () => {
  await expect(asked(() => Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
});
