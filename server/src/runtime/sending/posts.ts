// Posts to groups: most are there in the same commit, some wait for the end of a hold or of quiet hours, some never go. Their runs go on.
import type { Effects, LaneRow } from '@sopwith/activities';
import { coversGroup, type HoldAudience, mayPost, POSTED_IN, type Purpose, purposeOfPost, type SendVerdict } from '@sopwith/engine';
import type { Sql, Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { withRetries } from '../../db/with-retries.ts';
import type { ReadProgram } from '../programs.ts';
import { VALID_FOR_MS } from './admit-messages.ts';
import { bindingHolds, type HoldOver } from './holds.ts';
import { behindOf, type Line, linesBy } from './in-line.ts';
import { readPolicy } from './recipients.ts';
import { standsStill } from './send-waiting.ts';

const BATCH = 200;

interface Wanted {
  readonly key: string;
  readonly runId: string;
  readonly community: string;
  readonly flowId: string;
  /** Null: nothing holds it. */
  readonly purpose: Purpose | null;
  /** Of the decision. */
  readonly at: number;
  readonly askedAt: number;
  readonly place: number;
}

export async function admitPosts(tx: Tx, readProgram: ReadProgram, { scopeId, flowId, versionId }: LaneRow, posts: Effects['posts']): Promise<void> {
  if (posts.length === 0) return;
  const program = await readProgram(tx, versionId);
  // Each comes after all that waits already.
  const wanted = posts.map((post, n) => ({ ...post, flowId, purpose: purposeOfPost(program, post.step), askedAt: post.at, place: Number.MAX_SAFE_INTEGER - posts.length + n }));
  const verdicts = await judge(tx, scopeId, wanted);
  const admitted = wanted.map((post, n) => ({ ...post, ...stored(verdicts[n] as SendVerdict, post.at) }));
  await tx`
    insert into group_posts (key, scope_id, community, run_id, flow_id, member_id, step, text, mentions, purpose, at, asked_at, place, status, why, not_before)
    select key, ${scopeId}, community, "runId", ${flowId}, "memberId", step, text, mentions, purpose, at, "askedAt",
      case when status = 'waiting' then nextval('position_seq') end, status, why, "notBefore"
    from jsonb_to_recordset(${rows(tx, admitted)})
      as p(key text, community text, "runId" uuid, "memberId" bigint, step text, text text, mentions text, purpose text, at bigint, "askedAt" bigint,
           status text, why text, "notBefore" bigint)
    on conflict (key) do nothing`;
}

/** Everything of a scope that is due by `fires`. Returns how many posts were looked at. */
export async function postWaiting(sql: Sql, scopeId: string, fires: number): Promise<number> {
  let looked = 0;
  for (;;) {
    const count = await withRetries(() => sql.begin((tx) => postBatch(tx, scopeId, fires)));
    looked += count;
    if (count < BATCH) return looked;
  }
}

async function postBatch(tx: Tx, scopeId: string, fires: number): Promise<number> {
  // One sender at a time: what another is deciding now may be what this one waits behind.
  await tx`select pg_advisory_xact_lock(hashtextextended(${`posts/${scopeId}`}, 0))`;
  const waiting = await tx<Wanted[]>`
    select m.key, m.run_id as "runId", m.community, m.flow_id as "flowId", m.purpose, m.not_before as at, coalesce(m.asked_at, m.at) as "askedAt",
      coalesce(m.place, 0) as place
    from group_posts m
    where m.scope_id = ${scopeId} and m.status = 'waiting' and m.not_before <= ${fires} and not ${standsStill(tx)}
    order by m.not_before, m.asked_at, m.place, m.key limit ${BATCH} for update of m`;
  if (waiting.length === 0) return 0;
  // At the instant at which each was to be looked at: being late changes nothing.
  const verdicts = await judge(tx, scopeId, waiting);
  const decided = waiting.map(({ key, at }, n) => ({ key, ...stored(verdicts[n] as SendVerdict, at) }));
  await tx`
    update group_posts p set status = d.status, why = coalesce(d.why, p.why), not_before = d."notBefore", at = d.at
    from jsonb_to_recordset(${rows(tx, decided)}) as d(key text, status text, why text, "notBefore" bigint, at bigint) where p.key = d.key`;
  return waiting.length;
}

function stored(verdict: SendVerdict, at: number) {
  switch (verdict.type) {
    case 'send':
      return { status: 'sent', why: null, notBefore: null, at };
    case 'wait':
      return { status: 'waiting', why: verdict.why, notBefore: verdict.until, at };
    case 'skip':
      return { status: 'skipped', why: verdict.why, notBefore: null, at };
  }
}

/** In the order given, which is that of each run: what waits makes what its run posts there afterwards wait too. */
async function judge(tx: Tx, scopeId: string, wanted: readonly Wanted[]): Promise<readonly SendVerdict[]> {
  const [policy, holds, zones, lines] = await Promise.all([readPolicy(tx, scopeId), readGroupHolds(tx, scopeId), readZones(tx, scopeId, wanted), readLines(tx, wanted)]);
  return wanted.map((post) => {
    const { key, community, flowId, purpose, at, askedAt, place } = post;
    const over = bindingHolds(holds.filter((hold) => hold.isStop === true || coversGroup(hold, community)), { flowId, channel: POSTED_IN });
    // What was published before posts had a purpose is stopped by the kill switch alone.
    const binding = purpose === null ? over.filter(({ isStop }) => isStop === true) : over;
    const line = lines.get(lineOf(post)) ?? new Map();
    lines.set(lineOf(post), line);
    const zone = zones.get(community) ?? zones.get('') ?? 'UTC';
    const verdict = mayPost({ purpose: purpose ?? 'crisis', at, validUntil: askedAt + VALID_FOR_MS, zone }, binding, behindOf(line, post, at), policy);
    if (verdict.type === 'wait') line.set(key, { askedAt, place, notBefore: verdict.until });
    else line.delete(key);
    return verdict;
  });
}

function lineOf({ runId, community }: Pick<Wanted, 'runId' | 'community'>): string {
  return `${runId}/${community}`;
}

/** All that still waits in the same runs. */
async function readLines(tx: Tx, wanted: readonly Wanted[]): Promise<Map<string, Line>> {
  return linesBy(
    await tx<{ line: string; key: string; askedAt: number; place: number; notBefore: number }[]>`
      select m.run_id || '/' || m.community as line, m.key, coalesce(m.asked_at, m.at) as "askedAt", coalesce(m.place, 0) as place, m.not_before as "notBefore"
      from group_posts m where m.status = 'waiting' and m.why is not null and m.run_id = any(${[...new Set(wanted.map(({ runId }) => runId))]}::uuid[])`,
  );
}

/** Whom a hold covers of persons is asked elsewhere. */
async function readGroupHolds(tx: Tx, scopeId: string): Promise<readonly (HoldOver & { readonly audience: HoldAudience; readonly whom: string })[]> {
  return tx<(HoldOver & { audience: HoldAudience; whom: string })[]>`
    select h.key, h.purposes, h.until, h.freezes, h.is_stop as "isStop", h.flow_id as "flowId", h.channel, h.audience, h.whom
    from holds h where h.scope_id = ${scopeId} and h.released_at is null and (h.is_stop or h.audience in ('everyone', 'community'))`;
}

/** Community → its zone; under the empty name that of the scope, for those that have none. */
async function readZones(tx: Tx, scopeId: string, wanted: readonly Wanted[]): Promise<ReadonlyMap<string, string>> {
  const found = await tx<{ name: string; zone: string }[]>`
    select '' as name, zone from scopes where id = ${scopeId}
    union all
    select external_id, zone from communities
    where scope_id = ${scopeId} and zone is not null and external_id = any(${[...new Set(wanted.map(({ community }) => community))]}::text[])`;
  return new Map(found.map(({ name, zone }) => [name, zone]));
}
