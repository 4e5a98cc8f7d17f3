// What people have stopped: it is as it should be, unless somebody has forgotten it.
import type { Bilingual } from '@sopwith/engine';
import type { Sql } from '../db/connect.ts';
import { listStops } from '../stores/stop-query.ts';
import type { Finding } from './finding.ts';

const SHOWN = 5;

interface Paused {
  readonly kind: 'everything' | 'flow' | 'lane' | 'channel' | 'runs';
  /** Of *runs* how many. */
  readonly name: string;
  readonly since: number;
}

export async function examineStanding(sql: Sql): Promise<Finding> {
  const what = { zh: '停着的', en: 'what stands still' };
  const [paused, stops] = await Promise.all([listPaused(sql), listStops(sql, 'live')]);
  const found = [...paused.map(pausedInWords), ...stops.map(stopInWords)];
  if (found.length === 0) return { what, state: 'ok', detail: { zh: '没有', en: 'nothing' }, mend: null };
  const shown = found.slice(0, SHOWN);
  const others = found.length - shown.length;
  const mend = {
    zh: '如果已经不需要停着：`npm run sopwith -- resume`，或在「渠道」页解除紧急停止。',
    en: 'If that is not meant any more: `npm run sopwith -- resume`, or lift the kill switch under Channels.',
  };
  const detail = {
    zh: `${shown.map(({ zh }) => zh).join('、')}${others > 0 ? `，还有 ${others} 个` : ''}`,
    en: `${shown.map(({ en }) => en).join(', ')}${others > 0 ? ` and ${others} more` : ''}`,
  };
  return { what, state: 'warning', detail, mend };
}

const CALLED: Readonly<Record<Paused['kind'], (name: string) => Bilingual>> = {
  everything: () => ({ zh: '全部流程', en: 'everything' }),
  flow: (name) => ({ zh: `流程「${name}」`, en: `the flow ${name}` }),
  lane: (name) => ({ zh: `车道 ${name}`, en: `the lane ${name}` }),
  channel: (name) => ({ zh: `渠道账号 ${name}`, en: `the channel ${name}` }),
  runs: (count) => ({ zh: `单独停着的 ${count} 次运行`, en: `${count} run(s) by themselves` }),
};

function pausedInWords({ kind, name, since }: Paused): Bilingual {
  const called = CALLED[kind](name);
  const moment = new Date(since).toISOString();
  return { zh: `${called.zh}（自 ${moment}）`, en: `${called.en} (since ${moment})` };
}

function stopInWords({ flow, channel, by }: Awaited<ReturnType<typeof listStops>>[number]): Bilingual {
  const zh = flow === null ? (channel === null ? '所有消息' : ` ${channel} `) : `「${flow.name}」的消息`;
  const en = flow === null ? (channel ?? 'every message') : `messages of ${JSON.stringify(flow.name)}`;
  return { zh: `对${zh}的紧急停止（${by}）`, en: `the kill switch for ${en} (by ${by})` };
}

async function listPaused(sql: Sql): Promise<readonly Paused[]> {
  return sql<Paused[]>`
    select 'everything' as kind, '' as name, paused_at as since from scopes where id = 'live' and paused_at is not null
    union all
    select 'flow', f.name, p.paused_at from publications p join flows f on f.id = p.flow_id
    where p.scope_id = 'live' and p.paused and p.paused_at is not null and f.status = 'paused'
    union all
    select 'lane', workflow_id, paused_at from lanes where scope_id = 'live' and paused_at is not null
    union all
    select 'channel', id, paused_at from channels where paused_at is not null and deleted_at is null
    union all
    select 'runs', count(*)::text, min(paused_at) from runs
    where scope_id = 'live' and paused_at is not null and status in ('new', 'active') having count(*) > 0`;
}
