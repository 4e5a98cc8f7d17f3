// Standing still and going on, from the command line: also while the API is away.
import { parseArgs } from 'node:util';
import type { Bilingual } from '@sopwith/engine';
import { Client } from '@temporalio/client';
import { connect, type Sql, type Tx } from '../db/connect.ts';
import { connectTemporal } from '../operations/connect-temporal.ts';
import { type Installation, openInstallation } from '../operations/open-installation.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { resumeChannel } from '../runtime/channels/resume-channel.ts';
import { pause, resume, type Standing } from '../runtime/pause.ts';
import { createPoker, type Poker } from '../runtime/poke.ts';
import { pauseChannel } from '../stores/channel-store.ts';
import { setFlowStatus } from '../stores/flow-store.ts';
import { readStanding } from '../stores/standing-query.ts';
import { type Command, UsageProblem } from './command.ts';

const WHAT = '[--flow ID | --lane NAME | --run ID | --channel ID] [--scope NAME]';
const BY = 'the command line';
const ELAPSED = ['fire', 'skip', 'retime'] as const;
type Elapsed = (typeof ELAPSED)[number];

const options = { flow: { type: 'string' }, lane: { type: 'string' }, run: { type: 'string' }, channel: { type: 'string' }, scope: { type: 'string', default: 'live' }, elapsed: { type: 'string', default: 'fire' } } as const;

export const pauseCommand: Command = {
  name: 'pause',
  usage: WHAT,
  summary: {
    zh: '让一个流程、一条车道、一次运行、一个渠道账号或全部停下。没有人会被移出，什么都不会丢。',
    en: 'Lets a flow, a lane, a run, a channel account, or everything stand still. Nobody is removed, nothing is lost.',
  },
  async run(args, say) {
    const { elapsed: _, ...known } = options;
    const { values } = parseArgs({ args: [...args], options: known });
    return withInstallation(async (sql) => {
      if (values.channel !== undefined) {
        if (!(await pauseChannel(sql, values.channel, { at: Date.now(), by: BY }))) throw noChannel(values.channel);
        say({ zh: `渠道账号 ${values.channel} 停下了。`, en: `The channel ${values.channel} stands still.` });
        return 0;
      }
      const what = await find(sql, values);
      const stopped = await sql.begin(async (tx) => {
        const done = await pause(tx, what);
        if (done) await markFlow(tx, what, 'paused');
        return done;
      });
      const name = nameOf(what, values.lane);
      say(stopped ? { zh: `${name.zh}停下了。`, en: `${name.en} stands still.` } : { zh: `${name.zh}本来就停着。`, en: `${name.en} stood still already.` });
      return 0;
    });
  },
};

export const resumeCommand: Command = {
  name: 'resume',
  usage: `${WHAT} [--elapsed ${ELAPSED.join('|')}]`,
  summary: {
    zh: '恢复运行；`--elapsed` 说明暂停期间到点的怎么办：现在补上、跳过，或顺延。',
    en: 'Lets it go on; `--elapsed` says what becomes of the times that passed meanwhile: now, not at all, or prolonged.',
  },
  async run(args, say) {
    const { values } = parseArgs({ args: [...args], options });
    const elapsed = ELAPSED.find((one): one is Elapsed => one === values.elapsed);
    if (elapsed === undefined) throw new UsageProblem({ zh: `--elapsed 是 ${values.elapsed}：请写 ${ELAPSED.join('、')} 之一。`, en: `--elapsed is ${values.elapsed}: say ${ELAPSED.join(', ')}.` });
    return withInstallation(async (sql, installation) => {
      const { channel } = values;
      const what = channel === undefined ? await find(sql, values) : null;
      const { poker, close } = await pokerOf(sql, installation);
      try {
        if (what === null) {
          if (!(await resumeChannel(sql, poker.poke, channel ?? '', elapsed))) throw noChannel(channel ?? '');
          await poker.drain();
          say({ zh: `渠道账号 ${channel} 恢复了。`, en: `The channel ${channel} goes on.` });
          return 0;
        }
        const lanes = await sql.begin(async (tx) => {
          const woken = await resume(tx, what, { elapsed, by: BY });
          if (woken !== null) await markFlow(tx, what, 'published');
          return woken;
        });
        poker.poke(lanes ?? []);
        await poker.drain();
        const name = nameOf(what, values.lane);
        say(lanes !== null ? { zh: `${name.zh}恢复了。`, en: `${name.en} goes on.` } : { zh: `${name.zh}没有停着。`, en: `${name.en} did not stand still.` });
        return 0;
      } finally {
        await close();
      }
    });
  },
};

async function withInstallation(work: (sql: Sql, installation: Installation) => Promise<number>): Promise<number> {
  const installation = await openInstallation(process.env);
  const sql = connect(installation.databaseUrl, { max: 4 });
  try {
    return await work(sql, installation);
  } finally {
    await sql.end();
    await installation.close();
  }
}

/** What stands still in the live scope says so on its page. */
async function markFlow(tx: Tx, what: Standing, status: 'paused' | 'published'): Promise<void> {
  if (what.type === 'flow' && what.scopeId === 'live') await setFlowStatus(tx, what.flowId, status, Date.now());
}

function noChannel(id: string): StartProblem {
  return new StartProblem({ zh: `没有渠道账号 ${id}。`, en: `There is no channel ${id}.` });
}

interface Named {
  readonly flow?: string | undefined;
  readonly lane?: string | undefined;
  readonly run?: string | undefined;
  readonly scope: string;
}

async function find(sql: Sql, { flow, lane, run, scope }: Named): Promise<Standing> {
  const [what, found] = await lookFor();
  if (found === null) throw new StartProblem({ zh: `没有${what.zh}。`, en: `There is no ${what.en}.` });
  return found;

  async function lookFor(): Promise<readonly [Bilingual, Standing | null]> {
    if (run !== undefined) return [{ zh: `运行 ${run}`, en: `run ${run}` }, await readStanding(sql, 'runs', run)];
    if (lane !== undefined) return [{ zh: `车道 ${lane}`, en: `lane ${lane}` }, await readStanding(sql, 'lanes', lane)];
    if (flow !== undefined) return [{ zh: `流程 ${flow}（在 ${scope} 里）`, en: `flow ${flow} in ${scope}` }, await findFlow(sql, scope, flow)];
    return [{ zh: `空间 ${scope}`, en: `scope ${scope}` }, await readStanding(sql, 'scopes', scope)];
  }
}

async function findFlow(sql: Sql, scopeId: string, flowId: string): Promise<Standing | null> {
  const [there] = await sql`select 1 from publications where scope_id = ${scopeId} and flow_id = ${flowId}`;
  return there ? { type: 'flow', scopeId, flowId } : null;
}

interface Woken {
  readonly poker: Poker;
  close(): Promise<void>;
}

/** Without Temporal nobody is poked, and the sweeper of the next worker finds what goes on. */
async function pokerOf(sql: Sql, { temporalAddress, namespace, taskQueue }: Installation): Promise<Woken> {
  if (temporalAddress === null) return { poker: { poke: () => undefined, drain: () => Promise.resolve() }, close: () => Promise.resolve() };
  const connection = await connectTemporal(temporalAddress, process.env);
  return { poker: createPoker(sql, { client: new Client({ connection, namespace }), taskQueue }, () => undefined), close: () => connection.close() };
}

/** A lane is called as whoever asks calls it. */
function nameOf(what: Standing, lane: string | undefined): Bilingual {
  switch (what.type) {
    case 'scope':
      return what.scopeId === 'live' ? { zh: '全部流程', en: 'Everything' } : { zh: `${what.scopeId} 的全部流程`, en: `Everything of ${what.scopeId}` };
    case 'flow':
      return { zh: `流程 ${what.flowId} `, en: `The flow ${what.flowId}` };
    case 'lane':
      return { zh: `车道 ${lane ?? what.laneId} `, en: `The lane ${lane ?? what.laneId}` };
    case 'run':
      return { zh: `运行 ${what.runId} `, en: `The run ${what.runId}` };
  }
}
