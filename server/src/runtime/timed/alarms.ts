// A Temporal Schedule for each schedule of the live scope, so that Temporal's own tools show and ring it. Made again from Postgres at
// every start: a Temporal that lost everything has them back within seconds, and until then the workers' own look fires in time.
import { isGrpcServiceError, ScheduleAlreadyRunning, ScheduleNotFoundError, type ScheduleOptions, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Sql } from '../../db/connect.ts';
import { every, type Repeated } from '../every.ts';
import type { LaneQueue } from '../poke.ts';

const EVERY_MS = 10_000;
const UNIMPLEMENTED = 12;

interface Wanted {
  readonly scopeId: string;
  readonly flowId: string;
  readonly n: number;
  readonly cron: string;
  readonly zone: string;
  readonly paused: boolean;
}

export function keepAlarms(sql: Sql, queue: LaneQueue, onError: (error: unknown) => void, everyMs = EVERY_MS): Repeated {
  /** What Temporal has, as far as this process knows: id → what it was made of. */
  let known: Map<string, string> | null = null;
  let isAbsent = false;
  return every(
    everyMs,
    async () => {
      if (isAbsent) return;
      try {
        known ??= await readKnown(queue);
        await settle(queue, known, await readWanted(sql, queue));
      } catch (error) {
        // A server without schedules, such as the one that skips time: the workers' own look is enough.
        if (isGrpcServiceError(error) && error.code === UNIMPLEMENTED) isAbsent = true;
        else {
          known = null;
          throw error;
        }
      }
    },
    onError,
  );
}

/** Installations that share a namespace have task queues of their own. */
function prefixOf({ taskQueue }: LaneQueue): string {
  return `schedule/${taskQueue}/`;
}

async function readWanted(sql: Sql, queue: LaneQueue): Promise<ReadonlyMap<string, Wanted>> {
  const found = await sql<Wanted[]>`
    select s.scope_id as "scopeId", s.flow_id as "flowId", s.n, s.trigger ->> 'cron' as cron, s.zone,
      coalesce(p.paused, false) or c.paused_at is not null as paused
    from schedules s join scopes c on c.id = s.scope_id
    join publications p on p.scope_id = s.scope_id and p.flow_id = s.flow_id
    where c.kind = 'live' and c.ended_at is null and p.open`;
  return new Map(found.map((one) => [`${prefixOf(queue)}${one.scopeId}/${one.flowId}/${one.n}`, one]));
}

async function readKnown(queue: LaneQueue): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  // What they are made of is not read: each is set anew once.
  for await (const { scheduleId } of queue.client.schedule.list()) if (scheduleId.startsWith(prefixOf(queue))) known.set(scheduleId, '');
  return known;
}

async function settle(queue: LaneQueue, known: Map<string, string>, wanted: ReadonlyMap<string, Wanted>): Promise<void> {
  for (const id of known.keys()) {
    if (wanted.has(id)) continue;
    await remove(queue, id);
    known.delete(id);
  }
  for (const [id, one] of wanted) {
    const made = JSON.stringify(one);
    if (known.get(id) === made) continue;
    if (known.has(id)) await remove(queue, id);
    await create(queue, optionsOf(id, one, queue));
    known.set(id, made);
  }
}

/** A cluster lists what it has from an index that lags behind: what is listed may be gone, and what is there may not be listed yet. */
async function remove({ client }: LaneQueue, id: string): Promise<void> {
  try {
    await client.schedule.getHandle(id).delete();
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}

async function create(queue: LaneQueue, options: ScheduleOptions): Promise<void> {
  try {
    await queue.client.schedule.create(options);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await remove(queue, options.scheduleId);
    await queue.client.schedule.create(options);
  }
}

function optionsOf(scheduleId: string, { scopeId, flowId, cron, zone, paused }: Wanted, { taskQueue }: LaneQueue): ScheduleOptions {
  return {
    scheduleId,
    spec: { cronExpressions: [cron], timezone: zone },
    action: { type: 'startWorkflow', workflowType: 'alarm', workflowId: `alarm/${scopeId}/${flowId}`, taskQueue, args: [{ scopeId }] },
    // What was missed is made up for by the row, as its flow says; one ring is enough to look.
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '10 minutes' },
    state: { paused, note: flowId },
  };
}
