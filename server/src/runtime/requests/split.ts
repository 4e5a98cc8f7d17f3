// Which way a unit of an experiment goes. Those that have one are told it without a lock; for the others the experiment's row, which all
// lanes share, is locked, so that each is counted once and two lanes never fill the same gap.
import { balancedWay } from '@sopwith/engine';
import type { Tx } from '../../db/connect.ts';
import { rows } from '../../db/rows-parameter.ts';
import type { Asked, RequestAnswer, RequestHandler } from './request-handler.ts';

type SplitAsked = Asked<'split'>;

export const split: RequestHandler<'split'> = {
  async answer(tx, { lane: { scopeId } }, asked) {
    const before = await readWays(tx, scopeId, asked);
    const answers: RequestAnswer[] = [];
    const wanting: SplitAsked[] = [];
    for (const one of asked) {
      const way = before.get(nameOf(one));
      if (way !== undefined && keeps(one, way)) answers.push({ key: one.key, outcome: way, data: { kept: true } });
      else wanting.push(one);
    }
    return { answers: [...answers, ...(wanting.length === 0 ? [] : await give(tx, scopeId, wanting))] };
  },
};

function unitOf({ memberId, request }: Pick<SplitAsked, 'memberId' | 'request'>): string {
  return request.unit ?? `member/${memberId}`;
}

function nameOf(one: Pick<SplitAsked, 'memberId' | 'request'>): string {
  return `${one.request.experiment}/${unitOf(one)}`;
}

/** A way that is no longer there is given anew. */
function keeps({ request }: SplitAsked, way: string): boolean {
  return request.ways.some(({ id }) => id === way);
}

async function readWays(tx: Tx, scopeId: string, asked: readonly SplitAsked[]): Promise<Map<string, string>> {
  const wanted = asked.map((one) => ({ experiment: one.request.experiment, unit: unitOf(one) }));
  const found = await tx<{ experiment: string; unit: string; way: string }[]>`
    select s.experiment, s.unit, s.way
    from (select distinct experiment, unit from jsonb_to_recordset(${rows(tx, wanted)}) as w(experiment text, unit text)) w
    join split_units s on s.scope_id = ${scopeId} and s.experiment = w.experiment and s.unit = w.unit`;
  return new Map(found.map(({ experiment, unit, way }) => [`${experiment}/${unit}`, way]));
}

interface Given {
  readonly experiment: string;
  readonly unit: string;
  readonly way: string;
  readonly at: number;
}

async function give(tx: Tx, scopeId: string, wanting: readonly SplitAsked[]): Promise<RequestAnswer[]> {
  const counts = await lockCounts(tx, scopeId, wanting);
  // A statement of its own: it sees what was given while the lock was waited for.
  const ways = await readWays(tx, scopeId, wanting);
  const given = new Map<string, Given>();
  const answers = wanting.map((one): RequestAnswer => {
    const { experiment, chosen, ways: shares } = one.request;
    const had = ways.get(nameOf(one));
    if (had !== undefined && keeps(one, had)) return { key: one.key, outcome: had, data: { kept: true } };
    const counted = counts.get(experiment) ?? {};
    const way = chosen ?? balancedWay(shares, counted);
    if (had !== undefined) counted[had] = Math.max(0, (counted[had] ?? 0) - 1);
    counted[way] = (counted[way] ?? 0) + 1;
    counts.set(experiment, counted);
    ways.set(nameOf(one), way);
    given.set(nameOf(one), { experiment, unit: unitOf(one), way, at: one.at });
    return { key: one.key, outcome: way, data: { kept: false } };
  });
  await writeGiven(tx, scopeId, [...given.values()], counts);
  return answers;
}

async function lockCounts(tx: Tx, scopeId: string, wanting: readonly SplitAsked[]): Promise<Map<string, Record<string, number>>> {
  const experiments = [...new Set(wanting.map(({ request }) => request.experiment))].sort();
  await tx`
    insert into splits (scope_id, experiment) select ${scopeId}, experiment from unnest(${experiments}::text[]) experiment order by experiment
    on conflict do nothing`;
  const found = await tx<{ experiment: string; counts: Record<string, number> }[]>`
    select experiment, counts from splits where scope_id = ${scopeId} and experiment = any(${experiments}::text[]) order by experiment for update`;
  return new Map(found.map(({ experiment, counts }) => [experiment, { ...counts }]));
}

async function writeGiven(tx: Tx, scopeId: string, given: readonly Given[], counts: ReadonlyMap<string, Readonly<Record<string, number>>>): Promise<void> {
  if (given.length === 0) return;
  const changed = [...new Set(given.map(({ experiment }) => experiment))].map((experiment) => ({ experiment, counts: counts.get(experiment) }));
  await tx`
    update splits s set counts = c.counts from jsonb_to_recordset(${rows(tx, changed)}) as c(experiment text, counts jsonb)
    where s.scope_id = ${scopeId} and s.experiment = c.experiment`;
  await tx`
    insert into split_units (scope_id, experiment, unit, way, at)
    select ${scopeId}, experiment, unit, way, at from jsonb_to_recordset(${rows(tx, given)}) as g(experiment text, unit text, way text, at bigint)
    on conflict (scope_id, experiment, unit) do update set way = excluded.way, at = excluded.at`;
}
