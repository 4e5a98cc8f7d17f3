// Rule 1, and 10 with it: whatever writers and exchanges do at the same time, each event is seen exactly once by whoever
// waited for it, and a run's trail is the one that the simulator gives for the same events, however late it was taken.
import { exchangeBatch } from '@sopwith/activities';
import { type Input, type Program, simulateRun } from '@sopwith/engine';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberOf } from '../../engine/src/testing/test-program.ts';
import { createRuntime } from '../../server/src/runtime/runtime.ts';
import { createScope } from '../../server/src/runtime/scopes.ts';
import { readScopeNow } from '../../server/src/runtime/scope-clock.ts';
import { chanceOf } from './testing/chance.ts';
import { countsEvery, programOf, rest, startsBy, waitFor } from './testing/programs.ts';
import { steppedStore } from './testing/stepped-store.ts';
import { openWorld, trailOf, type World } from './testing/world.ts';

const SCALED = 'scaled';
const MEMBERS = 12;
const WRITERS = 4;
const EVENTS_EACH = 70;

/** Waits that begin and end by events and by time, so that events come before, while and after each of them begins. */
const changing: Program = programOf(
  [
    { ...waitFor('first', 'tick', 'pause', 7), maxVisits: 100_000 },
    { ...rest('pause', 3, 'second'), maxVisits: 100_000 },
    { ...waitFor('second', 'tock', 'first', 5), maxVisits: 100_000 },
  ],
  { ...startsBy('go'), listens: ['tick', 'tock'] },
);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Stored {
  readonly memberId: number;
  readonly seq: number;
  readonly at: number;
  readonly name: string;
}

test.each([11, 12, 13])('seed %i: every event after a run began is taken once, in order, by four writers and four exchanges at once', async (seed) => {
  const { sql, store } = world;
  const scope = `${SCALED}-${seed}`;
  // Two virtual seconds a real millisecond: a timer of minutes is late by a little whenever it is taken.
  const clock = { form: 'scaled' as const, speed: 2_000, realStart: Date.now(), virtualStart: Date.parse('2026-03-02T08:00:00Z') };
  await createScope(sql, { id: scope, name: scope, kind: 'rehearsal', zone: 'UTC', clock });
  await world.deploy(`every-${seed}`, countsEvery('tick', startsBy('go')));
  await world.deploy(`changing-${seed}`, changing);
  const lanes = await world.lanes(undefined, scope);

  let writing = true;
  const write = async (writer: number) => {
    const chance = chanceOf(seed * 100 + writer);
    const { ingest } = createRuntime(sql, () => undefined);
    for (let n = 0; n < EVENTS_EACH; n++) {
      const event = n < 8 && writer === 0 ? 'go' : chance() < 0.1 ? 'go' : chance() < 0.6 ? 'tick' : 'tock';
      const userId = `member-${Math.floor(chance() * MEMBERS)}`;
      await ingest(scope, [{ type: 'track', userId, event, properties: {}, occurredAt: null, messageId: `${writer}-${n}` }]);
      if (chance() < 0.3) await sleep(chance() * 4);
    }
  };
  const exchange = async (worker: number) => {
    const chance = chanceOf(seed * 1_000 + worker);
    // Makes the gaps between reading, deciding, locking and writing wide enough for a writer to step into.
    const slow = steppedStore(store, {
      before: async (statement) => {
        if ((statement === 'lockMembers' || statement === 'write') && chance() < 0.5) await sleep(chance() * 5);
      },
    });
    while (writing) {
      const lane = lanes[Math.floor(chance() * lanes.length)] as number;
      await exchangeBatch(slow, lane, 1 + Math.floor(chance() * 20));
      await sleep(chance() * 3);
    }
  };
  const exchanges = [1, 2, 3, 4].map(exchange);
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  writing = false;
  await Promise.all(exchanges);
  const end = await readScopeNow(sql, scope);
  await sql`update scopes set clock = ${sql.json({ form: 'driven', now: end, settled: true })} where id = ${scope}`;
  await world.settle(scope);

  const stored = await sql<Stored[]>`
    select member_id as "memberId", seq, at, name from events where scope_id = ${scope} order by seq`;
  expect(stored).toHaveLength(WRITERS * EVENTS_EACH);
  const runs = await sql<{ id: string; flowId: string; memberId: number; started: { at: number; seq: number } }[]>`
    select id, flow_id as "flowId", member_id as "memberId", state->'started' as started from runs where scope_id = ${scope}`;
  expect(runs.length).toBeGreaterThan(12);

  for (const { id, flowId, memberId, started } of runs) {
    const after = stored.filter((event) => event.memberId === memberId && event.seq > started.seq);
    const trail = (await trailOf(sql, flowId, scope)).filter(({ runId }) => runId === id);
    if (flowId.startsWith('every')) {
      const taken = trail.flatMap(({ kind, reason }) => (kind === 'left' ? [reason.data.seq] : []));
      expect(taken).toEqual(after.filter(({ name }) => name === 'tick').map(({ seq }) => seq));
      continue;
    }
    const inputs = after.map(({ at, seq, name }): Input => ({ type: 'event', at, seq, event: name, properties: {} }));
    const simulated = simulateRun(changing, { member: memberOf({ zone: 'UTC' }), inputs, from: started.at, until: end });
    const seen = trail.map(({ at, kind, step, outcome, reason }) => ({ at, kind, step, outcome, seq: reason.data.seq ?? null }));
    expect(seen).toEqual(simulated.trail.map(({ at, kind, step, outcome, reason }) => ({ at, kind, step, outcome, seq: reason.data.seq ?? null })));
  }
});
