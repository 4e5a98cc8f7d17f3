// The commands that work on files alone.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { END, type FlowDocument, flow, flowTemplates, formatFlow, step } from '@sopwith/engine';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from './commands.ts';
import { runCommand } from './run-command.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sopwith-files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...argv: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runCommand(commands, argv, { say: (line) => said.push(line), complain: (line) => complained.push(line) });
  return { code, said, complained };
}

function file(name: string, content: FlowDocument | string): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : formatFlow(content));
  return path;
}

const say = (text: string) => ({ channel: 'in-app', purpose: 'service', text }) as const;

/** Who registers has a fortnight to submit something. */
const fortnight = flow(
  { name: 'Fortnight', triggers: [{ type: 'event', event: 'course.registered' }], reentry: { type: 'never' } },
  {
    wait: step(
      'wait-event',
      { events: [{ id: 'submitted', event: 'assignment.submitted' }], deadline: { type: 'after', duration: { amount: 14, unit: 'days' } } },
      { submitted: 'thanks', timeout: 'nudge' },
    ),
    thanks: step('message', say('Thank you'), { done: END }),
    nudge: step('message', say('How is it going?'), { done: END }),
  },
);

test('validate tells what is wrong in words, and fails on errors', async () => {
  const good = file('good.json', fortnight);
  expect(await run('validate', good)).toMatchObject({ code: 0, said: [`${good}: nothing is wrong`] });
  const bad = file('bad.json', { ...fortnight, edges: fortnight.edges.slice(1) });
  const { code, said } = await run('validate', bad, '--lang', 'zh');
  expect(code).toBe(1);
  expect(said.join('\n')).toMatch(/错误 {2}wait：.*还没有下一步/);
  expect(await run('validate', file('text.json', 'not json'), join(folder, 'nowhere.json'), good)).toMatchObject({
    code: 1,
    said: [expect.stringContaining('not a flow that can be read'), expect.stringContaining('cannot be read'), `${good}: nothing is wrong`],
  });
});

test('compile gives the program, and refuses what has errors', async () => {
  const { said } = await run('compile', file('good.json', fortnight));
  expect(JSON.parse(said[0] as string)).toMatchObject({ flow: 'Fortnight', start: 'wait' });
  const out = join(folder, 'program.json');
  expect((await run('compile', file('good.json', fortnight), '--out', out)).said[0]).toMatch(/3 steps, [0-9a-f]{16,}$/);
  expect(await run('compile', file('bad.json', { ...fortnight, start: null }))).toMatchObject({ code: 1 });
});

test('diff tells the changes, and says by its exit code whether there are any', async () => {
  const before = file('before.json', fortnight);
  expect(await run('diff', before, before)).toEqual({ code: 0, said: [], complained: [] });
  const after = file('after.json', { ...fortnight, name: 'Two weeks' });
  expect(await run('diff', before, after)).toMatchObject({ code: 1, said: ['~ flow name: "Fortnight" → "Two weeks"'] });
});

test('simulate plays a script and tells each step with its reason', async () => {
  const script = {
    from: '2026-03-02T10:00:00+08:00', until: '2026-04-02T10:00:00+08:00', member: { zone: 'Asia/Shanghai' },
    events: [{ at: '2026-03-05T09:00:00+08:00', event: 'assignment.submitted' }],
  };
  const played = await run('simulate', file('good.json', fortnight), '--script', file('script.json', JSON.stringify(script)));
  expect(played.code).toBe(0);
  expect(played.said.join('\n')).toContain('wait → submitted the assignment  It happened: “submitted the assignment”');
  expect(played.said.at(-1)).toBe('The run ended: completed.');
  const zh = await run('simulate', file('good.json', fortnight), '--script', file('script.json', JSON.stringify(script)), '--lang', 'zh');
  expect(zh.said.slice(-2)).toEqual([expect.stringMatching(/「Thank you」$/), '运行已结束：走完了。']);
  expect(zh.said.join('\n')).toContain('wait → 提交作业  ');
  const wrong = await run('simulate', file('good.json', fortnight), '--script', file('script.json', '{"from": "yesterday"}'));
  expect(wrong).toMatchObject({ code: 1, complained: [expect.stringContaining('is not a script')] });
  const nowhere = JSON.stringify({ ...script, member: { zone: 'Mars' } });
  for (const told of ['is no time zone', '不是时区']) {
    const lang = told.startsWith('is') ? 'en' : 'zh';
    expect(await run('simulate', file('good.json', fortnight), '--script', file('mars.json', nowhere), '--lang', lang)).toMatchObject({ code: 1, complained: [expect.stringContaining(told)] });
  }
});

test('a backtest over real learners agrees with a few lines over the same table', async () => {
  const events = join(root, 'tests/data/oulad-slice/events.csv');
  const { said } = await run('backtest', file('good.json', fortnight), '--events', events, '--zone', 'Europe/London', '--json');
  const result = JSON.parse(said[0] as string) as { runs: number; members: number; messages: number; steps: Record<string, { left: Record<string, number>; waiting: number }> };

  const rows = parse(readFileSync(events, 'utf8'), { columns: true }) as { date: string; learner: string; event: string }[];
  const last = rows.map(({ date }) => date).toSorted().at(-1) ?? '';
  const plus = (date: string, days: number) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
  const expected = { runs: 0, submitted: 0, timeout: 0, waiting: 0 };
  for (const learner of new Set(rows.map((row) => row.learner))) {
    const own = rows.filter((row) => row.learner === learner).toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    const registered = own.findIndex(({ event }) => event === 'course.registered');
    if (registered < 0) continue;
    const from = own[registered]?.date as string;
    const submitted = own.slice(registered + 1).find(({ event, date }) => event === 'assignment.submitted' && date < plus(from, 14));
    expected.runs++;
    if (submitted !== undefined) expected.submitted++;
    else if (plus(from, 14) <= last) expected.timeout++;
    else expected.waiting++;
  }
  expect({ runs: result.runs, submitted: result.steps['wait']?.left['submitted'] ?? 0, timeout: result.steps['wait']?.left['timeout'] ?? 0, waiting: result.steps['wait']?.waiting }).toEqual(expected);
  expect(expected.submitted).toBeGreaterThan(0);
  expect(result.messages).toBe(expected.submitted + expected.timeout);
  expect(result.members).toBe(new Set(rows.map(({ learner }) => learner)).size);

  const told = await run('backtest', file('good.json', fortnight), '--events', events, '--zone', 'Europe/London');
  expect(told.said[0]).toMatch(/nothing was sent/);
});

test('a backtest needs a trigger and a table that says who, when and what', async () => {
  const manual = file('manual.json', { ...fortnight, triggers: [] });
  expect((await run('backtest', manual, '--events', 'x.csv')).complained[0]).toContain('no trigger');
  const table = file('table.csv', 'name,what\na,b\n');
  expect((await run('backtest', file('good.json', fortnight), '--events', table)).complained[0]).toContain('need a column of member');
});

test('a new step comes with its test, and passes it', async () => {
  const made = await run('new', 'step', 'send-parcel', '--into', folder);
  expect(made.code).toBe(0);
  const output = execFileSync(process.execPath, ['--import', 'tsx', '--test', join(folder, 'send-parcel.test.mts')], { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
  expect(output).toMatch(/pass 3/);
  expect(output).toMatch(/fail 0/);
  expect((await run('new', 'step', 'send-parcel', '--into', folder)).complained[0]).toContain('is there already');
  expect(readFileSync(join(folder, 'send-parcel.mjs'), 'utf8')).toContain("title: { zh: '自定义步骤 send-parcel', en: 'Send parcel' }");
  await run('new', 'step', 'give-book', '--zh', '送“书”\\ \'新\'', '--into', folder);
  expect(readFileSync(join(folder, 'give-book.mjs'), 'utf8')).toContain("title: { zh: '送“书”\\\\ \\'新\\'', en: 'Give book' }");
}, 60_000);

test('every template is a file that validates', async () => {
  const files = flowTemplates.slice(0, 2).map(({ id, flows }) => file(`${id}.json`, flows.zh));
  expect((await run('validate', ...files)).code).toBe(0);
});

test('a cohort that behaves by chance is played the same each time, and told step by step', async () => {
  const cohort = { from: '2026-03-02T10:00:00+08:00', until: '2026-04-02T10:00:00+08:00', size: 200, daily: [{ event: 'assignment.submitted', probability: 0.05, between: ['08:00', '22:00'] }] };
  const played = await run('simulate', file('good.json', fortnight), '--cohort', file('cohort.json', JSON.stringify(cohort)));
  expect(played).toMatchObject({ code: 0, complained: [] });
  expect(played.said[0]).toBe('200 runs, 0 kept out, 200 messages, 0 tasks; nothing was sent.');
  const told = played.said.find((line) => line.startsWith('wait')) ?? '';
  const left = (way: string) => Number(new RegExp(`${way} (\\d+)`).exec(told)?.[1]);
  expect(left('submitted the assignment') + left('timed out')).toBe(200);
  expect(left('submitted the assignment')).toBeGreaterThan(60);
  expect((await run('simulate', file('good.json', fortnight), '--cohort', file('cohort.json', JSON.stringify(cohort)))).said).toEqual(played.said);
  const zh = await run('simulate', file('good.json', fortnight), '--cohort', file('cohort.json', JSON.stringify(cohort)), '--lang', 'zh');
  expect(zh.said.slice(0, 3)).toEqual(['200 次运行，0 人没有进入，200 条消息，0 个任务；什么都没有发出。', '消息的去向：马上发出 200', '运行的状况：走完了 200']);
});

/** What was asked for wrongly: exit code 2, and how it is asked rightly. */
test.each([
  ['validate without a file', () => ['validate'], 'at least one FILE'],
  ['two files where one is compiled', () => ['compile', 'a.json', 'b.json'], 'Name one FILE'],
  ['a language that there is none of', () => ['validate', 'a.json', '--lang', 'fr'], '--lang is zh or en'],
  ['one file to compare', () => ['diff', 'a.json'], 'two files'],
  ['neither script nor cohort', () => ['simulate', file('good.json', fortnight)], '--cohort FILE'],
  ['script and cohort', () => ['simulate', 'a.json', '--script', 'a', '--cohort', 'b'], 'not both'],
  ['no history', () => ['backtest', file('good.json', fortnight)], 'Name what happened'],
  ['days that are no number', () => ['backtest', file('good.json', fortnight), '--events', file('one.csv', 'member,at,event\na,2026-01-01,x\n'), '--days', 'x'], '--days is a whole number'],
  ['a zone that there is none of', () => ['backtest', file('good.json', fortnight), '--events', file('one.csv', 'member,at,event\na,2026-01-01,x\n'), '--zone', 'Mars'], 'no time zone'],
  ['files and the installation at once', () => ['backtest', file('good.json', fortnight), '--events', 'a.csv', '--events', 'installation'], 'not in both'],
  ['a new thing that is none', () => ['new', 'flow', 'x'], 'Say what is new'],
  ['a name that is none', () => ['new', 'step', 'Send Parcel', '--into', folder], 'cannot be the name'],
  ['a step with the name of one of Sopwith’s own', () => ['new', 'step', 'tag', '--into', folder], 'of its own'],
  ['a title of two lines', () => ['new', 'step', 'two-lines', '--zh', '一\n二', '--into', folder], 'on one line'],
  ['a kit without a deed', () => ['kit'], 'Say what is to be done'],
  ['a kit to export without its id', () => ['kit', 'export'], 'Name one ID'],
  ['two flows to export', () => ['export', 'a', 'b'], 'Name one FLOW'],
  ['nobody to enrol', () => ['enroll', 'a'], 'Name who'],
  ['nobody to erase', () => ['erase'], 'Say whom'],
  ['erasing without a second thought', () => ['erase', 'ann'], '--confirm ann'],
  ['no file to back up into', () => ['backup'], 'Name the file to write'],
  ['no file to restore from', () => ['restore'], 'Name the file to put back'],
  ['a way to take what elapsed that is none', () => ['resume', '--elapsed', 'perhaps'], '--elapsed is perhaps'],
])('%s is asked for wrongly', async (_title, argv, sentence) => {
  const [command = '', ...args] = argv();
  const { code, complained } = await run(command, ...args);
  expect([code, complained[0]]).toEqual([2, expect.stringContaining(sentence)]);
  expect(complained[0]).toContain(`Usage: npm run sopwith -- ${command} `);
});

test.each([
  ['a file that cannot be written', () => ['compile', file('good.json', fortnight), '--out', join(folder, 'no', 'where.json')], 'cannot be written'],
  ['a schema that cannot be written', () => ['schema', '--out', join(folder, 'no', 'where.json')], 'cannot be written'],
  ['an answer for a step that is not there', () => ['simulate', file('good.json', fortnight), '--script', file('answers.json', '{"from":"2026-03-02T10:00:00Z","until":"2026-03-03T10:00:00Z","answers":{"call":{"outcome":"done"}}}')], 'no step call'],
  ['a cohort of nobody', () => ['simulate', file('good.json', fortnight), '--cohort', file('none.json', '{"from":"2026-03-02T10:00:00Z","until":"2026-03-03T10:00:00Z","size":0}')], 'is not a cohort'],
  ['events that are no table', () => ['backtest', file('good.json', fortnight), '--events', file('quote.csv', 'member,at,event\n"a,2026-01-01,x\n')], 'not a CSV table'],
])('a command says what to do about %s', async (_title, argv, sentence) => {
  expect(await run(...argv())).toMatchObject({ code: 1, complained: [expect.stringContaining(sentence)] });
});

test.each([
  ['export', ['export']],
  ['a backtest of what it has stored', ['backtest', 'FLOW', '--events', 'installation']],
  ['pause', ['pause']],
  ['a list of kits', ['kit', 'list']],
  ['backup', ['backup', 'x.backup']],
  ['enroll', ['enroll', 'x', '--segment', 'y']],
  ['doctor', ['doctor']],
])('%s says that there is no installation where there is none, and makes none', async (_title, argv) => {
  const nowhere = join(folder, 'nowhere');
  const { SOPWITH_DATA, DATABASE_URL } = process.env;
  process.env.SOPWITH_DATA = nowhere;
  delete process.env.DATABASE_URL;
  try {
    const given = argv.map((word) => (word === 'FLOW' ? file('good.json', fortnight) : word));
    expect(await run(...given)).toEqual({ code: 1, said: [], complained: [expect.stringContaining(`There is no installation in ${nowhere}`)] });
    expect(existsSync(nowhere)).toBe(false);
  } finally {
    for (const [name, value] of Object.entries({ SOPWITH_DATA, DATABASE_URL })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
});

test('a reader that has enough, as `head` has, ends nothing with a complaint', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'server/src/cli/sopwith.ts'), 'schema'], { cwd: root, env: { ...process.env, NODE_OPTIONS: '' } });
  let complained = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complained += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'close');
  expect([code, complained]).toEqual([0, '']);
}, 60_000);

test('a backtest in which nothing starts says what would have started it, and what happened instead', async () => {
  const { said } = await run('backtest', file('good.json', fortnight), '--events', file('other.csv', 'member,at,event\na,2026-01-01,paid\n'));
  expect(said.at(-1)).toBe('Nothing started: it starts by course.registered, which never happened. What did: paid.');
});

const everyMonday = { type: 'schedule', cron: '0 9 * * 1', zone: 'UTC', catchUp: 'skip', audience: { from: 'all', of: '', ids: [] } } as const;
const thoseNamed = { type: 'event', event: 'paid', about: 'referrerId' } as const;
const paidBy = (referrer: string) => file('paid.csv', `member,at,event,referrerId\nann,2026-01-01,joined,\nbob,2026-01-02,paid,${referrer}\n`);

test('a flow that starts by the time alone is told that a backtest cannot start it, not that it has no trigger', async () => {
  const weekly = file('weekly.json', { ...fortnight, triggers: [everyMonday] });
  expect(await run('backtest', weekly, '--events', paidBy('ann'))).toMatchObject({
    code: 1, complained: ['This flow starts by the time alone (every Monday 09:00), and a backtest starts runs by what happened. See how one goes with simulate, or add a trigger that is an event.'],
  });
  expect((await run('backtest', weekly, '--events', paidBy('ann'), '--lang', 'zh')).complained[0]).toContain('这个流程只按时间启动（每周一 09:00）');
});

test('of a flow that starts by the time too, a backtest says that it leaves those starts out', async () => {
  const both = file('both.json', { ...fortnight, triggers: [everyMonday, { type: 'event', event: 'paid' }] });
  expect((await run('backtest', both, '--events', paidBy('ann'))).said).toEqual(expect.arrayContaining(['2 members, 1 run, 0 messages; nothing was sent.', 'left out: what starts by the time (every Monday 09:00)']));
  expect((await run('backtest', both, '--events', paidBy('ann'), '--lang', 'zh')).said).toContain('没有算进去：按时间的启动（每周一 09:00）。');
});

test('whoever an event names is started in a backtest, if the table knows them; else that is said', async () => {
  const thanks = file('thanks.json', { ...fortnight, triggers: [thoseNamed] });
  expect((await run('backtest', thanks, '--events', paidBy('ann'))).said.slice(0, 2)).toEqual(['2 members, 1 run, 0 messages; nothing was sent.', 'how runs stand: active 1']);
  expect((await run('backtest', thanks, '--events', paidBy('eve'))).said.at(-1)).toBe('Nothing started: paid happened, but its referrerId never named a member who is known here.');
  const other = file('other-thanks.json', { ...fortnight, triggers: [{ ...thoseNamed, event: 'bought' }] });
  expect((await run('backtest', other, '--events', paidBy('ann'))).said.at(-1)).toBe(
    'Nothing started: it starts by bought (somebody else bought, naming them as “referrerId”), which never happened. What did: joined, paid.',
  );
  expect((await run('backtest', other, '--events', paidBy('ann'), '--lang', 'zh')).said.at(-1)).toBe(
    '一次也没有启动：它由 bought（别人bought，「referrerId」写的是他） 启动，而这从没发生过。发生过的有：joined、paid。',
  );
});
