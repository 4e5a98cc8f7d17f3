// `segments`: how long it takes to judge every member anew after a condition was changed, and to look at all of them one by one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Condition } from '@sopwith/engine';
import { countMembers } from '../../server/src/condition/count-members.ts';
import { connect, type Sql } from '../../server/src/db/connect.ts';
import { migrate } from '../../server/src/db/migrate.ts';
import { openLog } from '../../server/src/platform/log-file.ts';
import { startPostgres } from '../../server/src/platform/postgres.ts';
import { createProgramReader } from '../../server/src/runtime/programs.ts';
import { keepSegments } from '../../server/src/segments/segment-keeper.ts';
import { saveSegment } from '../../server/src/segments/segment-store.ts';

export interface SegmentsBench {
  readonly members: number;
  readonly eventsEach: number;
}

const DAY_MS = 86_400_000;

/** As operators write them: of tags and attributes, of counts in a window, of absence, of streaks; and several together. */
const conditions: Readonly<Record<string, Condition>> = {
  attribute: { type: 'compare', left: { type: 'attribute', name: 'level' }, op: 'gte', right: { type: 'value', value: 5 } },
  count: { type: 'count', event: 'checked_in', window: { type: 'last', amount: 7, unit: 'days' }, of: 'days', op: 'gte', value: 3 },
  absent: { type: 'recency', event: 'message_posted', is: 'absent', amount: 14, unit: 'days' },
  streak: { type: 'count', event: 'checked_in', window: { type: 'ever' }, of: 'streak', op: 'gte', value: 2 },
  together: {
    type: 'all',
    of: [
      { type: 'not', of: { type: 'tag', tag: 'vip' } },
      { type: 'count', event: 'paid', window: { type: 'last', amount: 30, unit: 'days' }, of: 'sum', property: 'amount', op: 'gte', value: 50 },
      { type: 'recency', event: 'message_posted', is: 'within', amount: 30, unit: 'days' },
    ],
  },
};

export async function benchSegments({ members, eventsEach }: SegmentsBench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sopwith-bench-'));
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), log: openLog(folder, 'postgres').write });
  await migrate(postgres.url);
  const sql = connect(postgres.url, { applicationName: 'bench' });
  try {
    await furnish(sql, members, eventsEach);
    const refreshMs: Record<string, number> = {};
    const countMs: Record<string, number> = {};
    for (const [name, condition] of Object.entries(conditions)) {
      countMs[name] = await timed(() => countMembers(sql, 'live', condition));
      refreshMs[name] = await timed(() => saveSegment(sql, name, { name, description: '', condition }, Date.now()));
      console.log(`${name}: counted in ${countMs[name]} ms, every member judged anew in ${refreshMs[name]} ms`);
    }
    // All that time can change is looked at once more, with the instant at which it will.
    await sql`update segment_members set check_at = 0 where check_at is not null`;
    const [due] = await sql<{ count: number }[]>`select count(*) as count from segment_members where check_at = 0`;
    const checkMs = await timed(() => keepSegments(sql, createProgramReader(), () => {}));
    const checksPerSecond = Math.round(((due?.count ?? 0) / checkMs) * 1_000);
    console.log(`${due?.count} members looked at one by one in ${checkMs} ms`);
    console.log(
      JSON.stringify({ bench: 'segments', members, events: members * eventsEach, worstRefreshMs: Math.max(...Object.values(refreshMs)), refreshMs, countMs, checksPerSecond }),
    );
  } finally {
    await sql.end({ timeout: 5 });
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return Math.round(performance.now() - from);
}

async function furnish(sql: Sql, members: number, eventsEach: number): Promise<void> {
  const now = Date.now();
  const zones = ['Asia/Shanghai', 'Asia/Shanghai', 'Asia/Shanghai', 'America/New_York', 'Europe/London'];
  await sql`
    insert into members (scope_id, external_id, name, zone, attributes, tags, joined_at)
    select 'live', 'm' || n, 'Member ' || n, (${zones}::text[])[n % 5 + 1], jsonb_build_object('level', n % 9), case when n % 20 = 0 then '{vip}' else '{}' end::text[],
           ${now - 200 * DAY_MS}
    from generate_series(1, ${members}) n`;
  await sql`
    insert into events (seq, scope_id, member_id, name, at, occurred_at, properties, message_id)
    select nextval('position_seq'), 'live', id, (array['checked_in', 'message_posted', 'paid', 'lesson_completed'])[k % 4 + 1], t, t,
           jsonb_build_object('amount', (id * k) % 100), id || '/' || k
    from (select m.id, k, (${now} - ((m.id * 7919 + k * 104729) % 60) * ${DAY_MS} - (m.id * 31 + k) % 80000000)::bigint as t
          from members m cross join generate_series(1, ${eventsEach}) k) e`;
  await sql`vacuum analyze`;
}
