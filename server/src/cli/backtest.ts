import { parseArgs } from 'node:util';
import { type Backtest, backtest, type Backtested, builtinCalendars, type FlowDocument, type Lang, type PastMember, type Program, usualWorkingHours } from '@sopwith/engine';
import { connect } from '../db/connect.ts';
import { openInstallation } from '../operations/open-installation.ts';
import { assumedLines, COUNTED, leftOutLine, noEventStarts, whyNone } from './backtest-words.ts';
import { type Command, UsageProblem } from './command.ts';
import { langOf, onlyFile, readProgram, readText, stepTypes } from './flow-file.ts';
import { pastFromCsv, withThoseNamed } from './past-events.ts';
import { aroundInInstallation, pastOfInstallation } from './past-of-installation.ts';
import { excludedLine, figuresLine, standLine, stepLines } from './play-words.ts';

const DAY_MS = 86_400_000;

export const backtestCommand: Command = {
  name: 'backtest',
  usage: 'FLOW --events FILE|installation [--events FILE …] [--zone ZONE] [--days N] [--first-answer] [--json] [--lang zh|en]',
  summary: {
    zh: '让流程在过去发生的事上走一遍，逐步说出它会做什么。什么都不发送。',
    en: 'Runs a flow over what happened, and tells what it would have done, step by step. Sends nothing.',
  },
  async run(args, _say, print) {
    const options = {
      events: { type: 'string', multiple: true },
      zone: { type: 'string', default: 'UTC' },
      days: { type: 'string', default: '0' },
      'first-answer': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      lang: { type: 'string' },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const lang = langOf(values.lang);
    const days = Number(values.days);
    if (!Number.isInteger(days) || days < 0) throw new UsageProblem({ zh: `--days 是整数，不能是 ${JSON.stringify(values.days)}。`, en: `--days is a whole number, not ${JSON.stringify(values.days)}.` });
    if (values.events === undefined) throw new UsageProblem({ zh: '写明发生过的事在哪里：--events FILE，或 --events installation。', en: 'Name what happened: --events FILE, or --events installation.' });
    const { flow, program } = await readProgram(onlyFile(positionals, 'FLOW'), await stepTypes());
    const problem = noEventStarts(flow);
    if (problem !== null) throw problem;
    const isInstallation = values.events.includes('installation');
    if (isInstallation && values.events.length > 1) throw new UsageProblem({ zh: '发生过的事或来自文件，或来自系统，不能两样都写。', en: 'What happened is in files or in the installation, not in both.' });
    const tables = isInstallation ? [] : await Promise.all(values.events.map(readText));
    const { members, ...around } = isInstallation ? await fromInstallation(program) : fromTables(tables, values.zone, program);
    const last = members.reduce((latest, { events }) => Math.max(latest, events.at(-1)?.at ?? 0), 0);
    const result = backtest({
      program,
      members,
      ...around,
      until: last + days * DAY_MS,
      ...(values['first-answer'] ? { answer: ({ step }) => ({ afterMs: 0, outcome: firstWay(program, step) }) } : {}),
    });
    if (values.json) print(JSON.stringify(result));
    else for (const line of [...linesOf(result, flow, program, values['first-answer'], lang), ...whyNone(result, flow, members, lang)]) print(line);
    return 0;
  },
};

/** Columns that the flow takes as texts: an assignment's number is its name. */
function textsOf({ context, triggers }: Program): ReadonlySet<string> {
  const texts = context.flatMap(({ name, type }) => (type === 'number' || type === 'boolean' ? [] : [name]));
  return new Set([...texts, ...triggers.flatMap((trigger) => texts.flatMap((name) => trigger.context?.[name] ?? []))]);
}

type Past = Pick<Backtest, 'calendar' | 'workingHours' | 'world'> & { readonly members: readonly PastMember[] };

/** A table says nothing of calendars: the one that the flow names is taken as this build knows it. */
function fromTables(tables: readonly string[], zone: string, program: Program): Past {
  const calendar = builtinCalendars.find(({ id }) => id === program.calendar);
  const members = withThoseNamed(pastFromCsv(tables, zone, textsOf(program)), program.triggers);
  return { members, workingHours: usualWorkingHours(zone), ...(calendar === undefined ? {} : { calendar }) };
}

async function fromInstallation(program: Program): Promise<Past> {
  const installation = await openInstallation(process.env);
  const sql = connect(installation.databaseUrl, { max: 2 });
  try {
    return { members: await pastOfInstallation(sql, 'live', program), ...(await aroundInInstallation(sql, 'live', program)) };
  } finally {
    await sql.end();
    await installation.close();
  }
}

function firstWay(program: Program, step: string): string {
  return Object.keys(program.steps[step]?.next ?? {})[0] ?? 'done';
}

function linesOf({ members, runs, excluded, ends, messages, steps }: Backtested, flow: FlowDocument, program: Program, firstAnswer: boolean, lang: Lang): readonly string[] {
  const kept = excludedLine(excluded, lang);
  const leftOut = leftOutLine(flow, lang);
  const [counted, zh] = COUNTED[program.subject];
  return [
    figuresLine([[members, counted, zh], [runs, ['run', 'runs'], '次运行'], [messages, ['message', 'messages'], '条消息']], lang),
    ...(kept === null ? [] : [kept]),
    ...(leftOut === null ? [] : [leftOut]),
    ...assumedLines(program, firstAnswer, lang),
    standLine(ends, lang),
    '',
    ...stepLines(program, (id) => steps[id] ?? NO_FIGURES, lang),
  ];
}

const NO_FIGURES = { left: {}, waiting: 0 };
