// Looks at an installation and says what is well, what is not, and what to do about it. Changes nothing.
import { existsSync, statfsSync } from 'node:fs';
import type { Bilingual } from '@sopwith/engine';
import { Connection } from '@temporalio/client';
import type { Sql } from '../db/connect.ts';
import { wordsOf } from '../platform/tell.ts';
import { temporalSecurity } from '../platform/temporal-connection.ts';
import { examineSending } from './examine-sending.ts';
import { examineStanding } from './examine-standing.ts';
import { type Finding, NONE } from './finding.ts';
import { readLateness } from './lateness.ts';
import type { Installation } from './open-installation.ts';
import { isMigrated } from './readiness.ts';

const SECOND = 1_000;
const LATE_MS = 30 * SECOND;
const POSTGRES_LEAST = 170_000;
const DISK_LEAST_BYTES = 1024 ** 3;

export async function examine(sql: Sql, installation: Installation): Promise<readonly Finding[]> {
  const around = [await temporal(installation), ...disk(installation.dataDir)];
  const away = await whyAway(sql);
  if (away !== null) return [databaseAway(away), ...around];
  const servers = [await database(sql), ...around];
  // An older database lacks what the other questions ask for.
  if (!(await isMigrated(sql).catch(() => false))) return [...servers, OUTDATED];
  return [...servers, ...(await lateWork(sql)), await acts(sql), await failedRuns(sql), await examineStanding(sql), ...(await examineSending(sql))];
}

const DATABASE: Bilingual = { zh: '数据库', en: 'database' };

const OUTDATED: Finding = {
  what: { zh: '数据库版本', en: 'migrations' },
  state: 'trouble',
  detail: { zh: '数据库比这个版本旧', en: 'the database is older than this build' },
  mend: {
    zh: '运行 `npm run sopwith -- migrate`（`npm start` 会自己做）；其他的都还没有看。',
    en: 'Run `npm run sopwith -- migrate` (`npm start` does so by itself); nothing else was looked at.',
  },
};

/** Null: it answers. */
async function whyAway(sql: Sql): Promise<Bilingual | null> {
  try {
    await sql`select 1`;
    return null;
  } catch (error) {
    return wordsOf(error);
  }
}

function databaseAway(why: Bilingual): Finding {
  return {
    what: DATABASE,
    state: 'trouble',
    detail: { zh: `没有应答：${why.zh}`, en: `does not answer: ${why.en}` },
    mend: {
      zh: '启动它；如果设了 DATABASE_URL，看写得对不对。别的都要问它，所以没有看；已经确认收到的不会丢。',
      en: 'Start it, and where DATABASE_URL is set, see that it is right. All else is asked of it and was not looked at; nothing that was acknowledged is lost.',
    },
  };
}

async function database(sql: Sql): Promise<Finding> {
  const [row] = await sql<{ version: number; size: number }[]>`
    select current_setting('server_version_num')::int as version, pg_database_size(current_database()) as size`;
  const version = row?.version ?? 0;
  const what = DATABASE;
  const [major, size] = [Math.floor(version / 10_000), megabytes(row?.size ?? 0)];
  const detail = { zh: `Postgres ${major}，${size} MB`, en: `Postgres ${major}, ${size} MB` };
  if (version < POSTGRES_LEAST) {
    const mend = { zh: '需要 Postgres 17 或更新的版本：它能限制一个事务占着锁的时间。', en: 'Postgres 17 or newer is needed: it bounds how long a transaction may hold its locks.' };
    return { what, state: 'trouble', detail, mend };
  }
  return { what, state: 'ok', detail, mend: null };
}

async function temporal({ temporalAddress, namespace, taskQueue }: Installation): Promise<Finding> {
  const what = { zh: 'Temporal', en: 'Temporal' };
  if (temporalAddress === null) {
    return { what, state: 'warning', detail: { zh: '没有在运行', en: 'not running' }, mend: { zh: '先启动 Sopwith，再检查一次。', en: 'Start Sopwith, then ask again.' } };
  }
  try {
    const connection = await Connection.connect({ address: temporalAddress, ...temporalSecurity(process.env), connectTimeout: 5 * SECOND });
    try {
      // 1 is the queue of workflow tasks.
      const { pollers } = await connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueue }, taskQueueType: 1 });
      const count = pollers?.length ?? 0;
      if (count > 0) {
        const detail = { zh: `${temporalAddress}，${taskQueue} 上有 ${count} 个工作进程`, en: `${temporalAddress}, ${count} worker(s) on ${taskQueue}` };
        return { what, state: 'ok', detail, mend: null };
      }
      return {
        what,
        state: 'trouble',
        detail: { zh: `没有工作进程在 ${temporalAddress} 的 ${taskQueue} 上领活`, en: `no worker asks ${temporalAddress} for work on ${taskQueue}` },
        mend: { zh: '启动一个工作进程；期间什么都不会丢，只会晚。', en: 'Start a worker; nothing is lost meanwhile, only late.' },
      };
    } finally {
      await connection.close();
    }
  } catch (error) {
    const why = wordsOf(error);
    return {
      what,
      state: 'trouble',
      detail: { zh: `${temporalAddress} 没有应答：${why.zh}`, en: `${temporalAddress} does not answer: ${why.en}` },
      mend: {
        zh: '启动它。如果它的数据丢了，之后运行 `npm run sopwith -- recover`：需要的都在数据库里。',
        en: 'Start it. If its data is lost, run `npm run sopwith -- recover` afterwards: everything it needs is in the database.',
      },
    };
  }
}

async function lateWork(sql: Sql): Promise<readonly Finding[]> {
  const { dueMs, inputMs } = await readLateness(sql);
  return [
    lateness({ zh: '到点的等待', en: 'due timers' }, dueMs),
    lateness({ zh: '等着交给运行的事件', en: 'events waiting for their runs' }, inputMs),
  ];
}

const TOO_FEW_WORKERS: Bilingual = {
  zh: '工作进程没有在运行，或忙不过来：看它的日志，启动一个，或多启动几个。',
  en: 'A worker is missing or overloaded: look at its log, start one, or start more of them.',
};

function lateness(what: Bilingual, ms: number): Finding {
  const seconds = (ms / SECOND).toFixed(1);
  const detail = ms <= 0 ? { zh: '没有晚的', en: 'none late' } : { zh: `晚了 ${seconds} 秒`, en: `late by ${seconds} s` };
  return ms > LATE_MS ? { what, state: 'trouble', detail, mend: TOO_FEW_WORKERS } : { what, state: 'ok', detail, mend: null };
}

async function acts(sql: Sql): Promise<Finding> {
  const found = await sql<{ type: string; count: number }[]>`
    select step_type as type, count(*) as count from acts where status = 'pending' and at < ${Date.now() - 600 * SECOND} group by 1 order by 2 desc`;
  const what = { zh: '动作步骤', en: 'action steps' };
  if (found.length === 0) return { what, state: 'ok', detail: { zh: '没有等了十分钟以上的', en: 'none has waited for over ten minutes' }, mend: null };
  const zh = found.map(({ type, count }) => `${type} ${count} 个`).join('、');
  const en = found.map(({ type, count }) => `${count} of ${type}`).join(', ');
  return {
    what,
    state: 'warning',
    detail: { zh: `等了十分钟以上：${zh}`, en: `waiting for over ten minutes: ${en}` },
    mend: { zh: '看看它们调用的系统：在不在运行，有没有应答？', en: 'Look at what they call: is it up, does it answer?' },
  };
}

async function failedRuns(sql: Sql): Promise<Finding> {
  const found = await sql<{ flow: string; count: number }[]>`
    select f.name as flow, count(*) as count from runs r join flows f on f.id = r.flow_id
    where r.status = 'failed' and r.scope_id = 'live' group by 1 order by 2 desc limit 5`;
  const what = { zh: '出错停下的运行', en: 'failed runs' };
  if (found.length === 0) return { what, state: 'ok', detail: NONE, mend: null };
  const zh = found.map(({ flow, count }) => `「${flow}」里 ${count} 次`).join('、');
  const en = found.map(({ flow, count }) => `${count} in ${JSON.stringify(flow)}`).join(', ');
  const mend = { zh: '每次运行的页面上写着原因；改好流程或数据，再重试、跳过或结束它。', en: 'Each says why on its page; mend the flow or the data, then retry, skip or end them.' };
  return { what, state: 'warning', detail: { zh, en }, mend };
}

/** On a cluster there is no such folder on the machine that asks: what must last lies with the database's own. */
function disk(dataDir: string): readonly Finding[] {
  if (!existsSync(dataDir)) return [];
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  const what = { zh: '磁盘', en: 'disk' };
  const detail = { zh: `${dataDir} 还有 ${megabytes(free)} MB`, en: `${megabytes(free)} MB free in ${dataDir}` };
  if (free > DISK_LEAST_BYTES) return [{ what, state: 'ok', detail, mend: null }];
  const mend = { zh: '腾出空间：磁盘满了 Postgres 会停下。已经确认收到的不会丢。', en: 'Make room: Postgres stops when its disk is full. Nothing that was acknowledged is lost.' };
  return [{ what, state: 'trouble', detail, mend }];
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
