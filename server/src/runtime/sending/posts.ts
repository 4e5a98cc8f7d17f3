// Posts to groups: most are there in the same commit, some wait for the end of a hold or of quiet hours, some never go. Their runs go on.
import type { Effects, LaneRow } from '@sopwith/activities';
import { coversGroup, type HoldAudience, mayPost, POSTED_IN, type Purpose, purposeOfPost, type SendVerdict } from '@sopwith/engine';
import type { Sql, Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import { withRetries } from '../../db/with-retries.ts';
import type { ReadProgram } from '../programs.ts';
import { VALID_FOR_MS } from './admit-messages.ts';
import { bindingHolds, type HoldOver } from './holds.ts';
import { readPolicy } from './recipients.ts';
import { standsStill } from './send-waiting.ts';

const BATCH = 200;

interface Wanted {
  readonly community: string;
  readonly flowId: string;
  /** Null: nothing holds it. */
  readonly purpose: Purpose | null;
  /** Of the decision. */
  readonly at: number;
  readonly askedAt: number;
}

export async function admitPosts(tx: Tx, readProgram: ReadProgram, { scopeId, flowId, versionId }: LaneRow, posts: Effects['posts']): Promise<void> {
  if (posts.length === 0) return;
  const program = await readProgram(tx, versionId);
  const wanted = posts.map((post) => ({ ...post, flowId, purpose: purposeOfPost(program, post.step), askedAt: post.at }));
  const verdicts = await judge(tx, scopeId, wanted);
  const admitted = wanted.map((post, n) => ({ ...post, ...stored(verdicts[n] as SendVerdict, post.at) }));
  await tx`
    insert into group_posts (key, scope_id, community, run_id, flow_id, member_id, step, text, mentions, purpose, at, asked_at, status, why, not_before)
    select key, ${scopeId}, community, "runId", ${flowId}, "memberId", step, text, mentions, purpose, at, "askedAt", status, why, "notBefore"
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
  const waiting = await tx<(Wanted & { key: string })[]>`
    select m.key, m.community, m.flow_id as "flowId", m.purpose, m.not_before as at, coalesce(m.asked_at, m.at) as "askedAt" from group_posts m
    where m.scope_id = ${scopeId} and m.status = 'waiting' and m.not_before <= ${fires} and not ${standsStill(tx)}
    order by m.not_before, m.asked_at, m.key limit ${BATCH} for update of m skip locked`;
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

async function judge(tx: Tx, scopeId: string, wanted: readonly Wanted[]): Promise<readonly SendVerdict[]> {
  const [policy, holds, zones] = await Promise.all([readPolicy(tx, scopeId), readGroupHolds(tx, scopeId), readZones(tx, scopeId, wanted)]);
  return wanted.map(({ community, flowId, purpose, at, askedAt }) => {
    const over = bindingHolds(holds.filter((hold) => hold.isStop === true || coversGroup(hold, community)), { flowId, channel: POSTED_IN });
    // What was published before posts had a purpose is stopped by the kill switch alone.
    const binding = purpose === null ? over.filter(({ isStop }) => isStop === true) : over;
    return mayPost({ purpose: purpose ?? 'crisis', at, validUntil: askedAt + VALID_FOR_MS, zone: zones.get(community) ?? zones.get('') ?? 'UTC' }, binding, policy);
  });
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
