import { parseArgs } from 'node:util';
import { backtest, type Backtested, type PastMember, type Program } from '@sopwith/engine';
import { connect } from '../db/connect.ts';
import { openInstallation } from '../operations/open-installation.ts';
import { StartProblem } from '../platform/start-problem.ts';
import type { Command } from './command.ts';
import { langOf, onlyFile, readProgram, readText, stepTypes } from './flow-file.ts';
import { pastFromCsv, pastOfInstallation } from './past-events.ts';

const DAY_MS = 86_400_000;

export const backtestCommand: Command = {
  name: 'backtest',
  usage: 'FLOW --events FILE|installation [--zone ZONE] [--days N] [--first-answer] [--json] [--lang zh|en]',
  summary: 'Runs a flow over what happened, and tells what it would have done, step by step. Sends nothing.',
  async run(args, say) {
    const options = {
      events: { type: 'string' },
      zone: { type: 'string', default: 'UTC' },
      days: { type: 'string', default: '0' },
      'first-answer': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      lang: { type: 'string' },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const { program } = await readProgram(onlyFile(positionals, 'FLOW'), await stepTypes(), langOf(values.lang));
    if (values.events === undefined) throw new StartProblem('Name what happened: --events FILE, or --events installation.');
    if (program.triggers.length === 0) throw new StartProblem('This flow has no trigger, so nothing that happened would have started it. Give it one first.');
    const members = values.events === 'installation' ? await fromInstallation() : pastFromCsv(await readText(values.events), values.zone);
    const days = Number(values.days);
    if (!Number.isInteger(days) || days < 0) throw new StartProblem(`--days is a whole number, not ${JSON.stringify(values.days)}.`);
    const last = members.reduce((latest, { events }) => Math.max(latest, events.at(-1)?.at ?? 0), 0);
    const result = backtest({
      program,
      members,
      until: last + days * DAY_MS,
      ...(values['first-answer'] ? { answer: ({ step }) => ({ afterMs: 0, outcome: firstWay(program, step) }) } : {}),
    });
    if (values.json) say(JSON.stringify(result));
    else for (const line of [...linesOf(result, program), ...whyNone(result, program, members)]) say(line);
    return 0;
  },
};

async function fromInstallation(): Promise<readonly PastMember[]> {
  const installation = await openInstallation(process.env);
  const sql = connect(installation.databaseUrl, { max: 2 });
  try {
    return await pastOfInstallation(sql, 'live');
  } finally {
    await sql.end();
    await installation.close();
  }
}

/** Where nothing started: what would have, and what happened instead. */
function whyNone({ runs, excluded }: Backtested, { triggers }: Program, members: readonly PastMember[]): readonly string[] {
  if (runs > 0 || Object.keys(excluded).length > 0) return [];
  const happened = [...new Set(members.flatMap(({ events }) => events.map(({ event }) => event)))].sort();
  const named = [...new Set(triggers.map(({ event }) => event))];
  if (named.some((event) => happened.includes(event))) return ['', 'Nothing started: the condition of the trigger never held.'];
  return ['', `Nothing started: it starts by ${named.join(', ')}, which never happened. What did: ${happened.slice(0, 20).join(', ') || 'nothing'}.`];
}

function firstWay(program: Program, step: string): string {
  return Object.keys(program.steps[step]?.next ?? {})[0] ?? 'done';
}

function linesOf({ members, runs, excluded, ends, messages, steps }: Backtested, program: Program): readonly string[] {
  const counts = (of: Readonly<Record<string, number>>) =>
    Object.entries(of)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  const width = Math.max(4, ...Object.keys(steps).map(({ length }) => length));
  return [
    `${members} members, ${runs} runs, ${messages} messages; nothing was sent.`,
    ...(Object.keys(excluded).length === 0 ? [] : [`not enrolled: ${counts(excluded)}`]),
    `how runs stand: ${counts(ends) || 'none'}`,
    '',
    ...Object.entries(steps).map(([id, { left, waiting }]) => {
      const name = program.steps[id]?.name;
      return `${id.padEnd(width)}  ${counts(left) || '–'}${waiting === 0 ? '' : `; ${waiting} still there`}${name === undefined ? '' : `  (${name})`}`;
    }),
  ];
}
