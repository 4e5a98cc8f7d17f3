import { parseArgs } from 'node:util';
import { backtest, type Backtested, type Lang, type PastMember, type Program } from '@sopwith/engine';
import { connect } from '../db/connect.ts';
import { openInstallation } from '../operations/open-installation.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { type Command, UsageProblem } from './command.ts';
import { langOf, onlyFile, readProgram, readText, stepTypes } from './flow-file.ts';
import { pastFromCsv, pastOfInstallation } from './past-events.ts';
import { excludedLine, figuresLine, standLine, stepLines } from './play-words.ts';

const DAY_MS = 86_400_000;

export const backtestCommand: Command = {
  name: 'backtest',
  usage: 'FLOW --events FILE|installation [--events FILE …] [--zone ZONE] [--days N] [--first-answer] [--json] [--lang zh|en]',
  summary: {
    zh: '让流程在过去发生的事上走一遍，逐步说出它会做什么。什么都不发送。',
    en: 'Runs a flow over what happened, and tells what it would have done, step by step. Sends nothing.',
  },
  async run(args, say) {
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
    const { program } = await readProgram(onlyFile(positionals, 'FLOW'), await stepTypes());
    if (program.triggers.length === 0) {
      throw new StartProblem({
        zh: '这个流程没有触发方式，发生什么都不会启动它。先给它加一个。',
        en: 'This flow has no trigger, so nothing that happened would have started it. Give it one first.',
      });
    }
    const isInstallation = values.events.includes('installation');
    if (isInstallation && values.events.length > 1) throw new UsageProblem({ zh: '发生过的事或来自文件，或来自系统，不能两样都写。', en: 'What happened is in files or in the installation, not in both.' });
    const tables = isInstallation ? [] : await Promise.all(values.events.map(readText));
    const members = isInstallation ? await fromInstallation() : pastFromCsv(tables, values.zone, textsOf(program));
    const last = members.reduce((latest, { events }) => Math.max(latest, events.at(-1)?.at ?? 0), 0);
    const result = backtest({
      program,
      members,
      until: last + days * DAY_MS,
      ...(values['first-answer'] ? { answer: ({ step }) => ({ afterMs: 0, outcome: firstWay(program, step) }) } : {}),
    });
    if (values.json) say(JSON.stringify(result));
    else for (const line of [...linesOf(result, program, lang), ...whyNone(result, program, members, lang)]) say(line);
    return 0;
  },
};

/** Columns that the flow takes as texts: an assignment's number is its name. */
function textsOf({ context, triggers }: Program): ReadonlySet<string> {
  const texts = context.flatMap(({ name, type }) => (type === 'number' || type === 'boolean' ? [] : [name]));
  return new Set([...texts, ...triggers.flatMap((trigger) => texts.flatMap((name) => trigger.context?.[name] ?? []))]);
}

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
function whyNone({ runs, excluded }: Backtested, { triggers }: Program, members: readonly PastMember[], lang: Lang): readonly string[] {
  if (runs > 0 || Object.keys(excluded).length > 0) return [];
  const happened = [...new Set(members.flatMap(({ events }) => events.map(({ event }) => event)))].sort();
  const named = [...new Set(triggers.map(({ event }) => event))];
  if (named.some((event) => happened.includes(event))) {
    return ['', lang === 'zh' ? '一次也没有启动：触发条件从来没有满足。' : 'Nothing started: the condition of the trigger never held.'];
  }
  const did = happened.slice(0, 20);
  return [
    '',
    lang === 'zh'
      ? `一次也没有启动：它由 ${named.join('、')} 启动，而这从没发生过。发生过的有：${did.join('、') || '什么都没有'}。`
      : `Nothing started: it starts by ${named.join(', ')}, which never happened. What did: ${did.join(', ') || 'nothing'}.`,
  ];
}

function firstWay(program: Program, step: string): string {
  return Object.keys(program.steps[step]?.next ?? {})[0] ?? 'done';
}

function linesOf({ members, runs, excluded, ends, messages, steps }: Backtested, program: Program, lang: Lang): readonly string[] {
  const kept = excludedLine(excluded, lang);
  return [
    figuresLine([[members, ['member', 'members'], '位成员'], [runs, ['run', 'runs'], '次运行'], [messages, ['message', 'messages'], '条消息']], lang),
    ...(kept === null ? [] : [kept]),
    standLine(ends, lang),
    '',
    ...stepLines(program, (id) => steps[id] ?? NO_FIGURES, lang),
  ];
}

const NO_FIGURES = { left: {}, waiting: 0 };
