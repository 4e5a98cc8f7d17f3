// The sender of `ingest`: events at a steady rate through the public API, whatever the answers take.
// An acknowledgement's time counts from the instant at which its event was to be sent, so a queue in here counts too.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '../../server/src/db/connect.ts';
import { createConnections } from './kept-connections.ts';
import { LISTENED_EVENT, reactionKey } from './listening-flow.ts';

export interface LoadPhase {
  readonly perSecond: number;
  readonly seconds: number;
  /** One in so many is followed until its reaction is in the outbox. */
  readonly sampled: number;
}

export interface LoadReport {
  readonly acknowledged: number;
  readonly refused: number;
  readonly seconds: number;
  readonly ackMs: readonly number[];
  readonly reactionMs: readonly number[];
}

interface Target {
  readonly runId: string;
  readonly userId: string;
  sent: number;
}

interface Followed {
  readonly key: string;
  readonly acknowledgedAt: number;
}

const TICK_MS = 4;
const LOOK_MS = 10;
/** So many that an event is never kept waiting in here for the answer to another. */
const SOCKETS = 512;
/** A reaction that takes longer than this is counted as this. */
const PATIENCE_MS = 60_000;

export interface Sender {
  readonly sql: Sql;
  /** The API's. */
  readonly address: string;
  readonly writeKey: string;
  readonly scopeId: string;
}

export async function createSender({ sql, address, writeKey, scopeId }: Sender): Promise<(phase: LoadPhase) => Promise<LoadReport>> {
  const rows = await sql<{ runId: string; userId: string }[]>`
    select r.id as "runId", m.external_id as "userId" from runs r join members m on m.id = r.member_id where r.scope_id = ${scopeId}`;
  const targets: Target[] = rows.map((row) => ({ ...row, sent: 0 }));
  const send = poster(address, writeKey);
  let next = 0;
  const take = () => targets[next++ % targets.length] as Target;
  return (phase) => runPhase(sql, send, take, phase);
}

type Send = (userId: string, messageId: string) => Promise<boolean>;

async function runPhase(sql: Sql, send: Send, take: () => Target, { perSecond, seconds, sampled }: LoadPhase): Promise<LoadReport> {
  const ackMs: number[] = [];
  const reactionMs: number[] = [];
  const followed: Followed[] = [];
  const open = new Set<Promise<void>>();
  let refused = 0;
  let sending = true;
  const following = followReactions(sql, followed, reactionMs, () => sending);
  const from = performance.now();
  let told = 0;
  while (performance.now() - from < seconds * 1_000) {
    const wanted = Math.floor(((performance.now() - from) / 1_000) * perSecond);
    for (; told < wanted; told++) {
      const at = from + (told * 1_000) / perSecond;
      const target = take();
      const n = ++target.sent;
      const isFollowed = told % sampled === 0;
      const sent = send(target.userId, `${target.runId} ${n}`)
        .then((ok) => {
          const now = performance.now();
          if (!ok) refused += 1;
          else ackMs.push(now - at);
          if (ok && isFollowed) followed.push({ key: reactionKey(target.runId, n), acknowledgedAt: now });
        })
        .finally(() => open.delete(sent));
      open.add(sent);
    }
    await sleep(TICK_MS);
  }
  await Promise.all(open);
  const lasted = (performance.now() - from) / 1_000;
  sending = false;
  await following;
  return { acknowledged: ackMs.length, refused, seconds: lasted, ackMs, reactionMs };
}

/** Looks for the messages that answer the followed events, until all are there. */
async function followReactions(sql: Sql, followed: Followed[], reactionMs: number[], isSending: () => boolean): Promise<void> {
  while (isSending() || followed.length > 0) {
    await sleep(LOOK_MS);
    if (followed.length === 0) continue;
    const keys = followed.map(({ key }) => key);
    const found = await sql<{ key: string }[]>`select key from messages where key = any(${keys}::text[])`;
    const now = performance.now();
    const there = new Set(found.map(({ key }) => key));
    const rest = followed.filter(({ key, acknowledgedAt }) => {
      if (!there.has(key) && now - acknowledgedAt < PATIENCE_MS) return true;
      reactionMs.push(now - acknowledgedAt);
      return false;
    });
    followed.splice(0, keys.length, ...rest);
  }
}

/** Resolves with whether the event was acknowledged. */
function poster(address: string, writeKey: string): Send {
  const connections = createConnections(address, SOCKETS);
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  return (userId, messageId) => {
    const body = JSON.stringify({ userId, event: LISTENED_EVENT, messageId, properties: { place: 'village' } });
    return connections.post('/v1/track', authorization, body);
  };
}
