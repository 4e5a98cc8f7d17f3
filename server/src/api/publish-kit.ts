// All flows of a kit at once, with its segments: in one transaction, or nothing and every problem by flow.
import type { KitSegment, Problem } from '@sopwith/engine';
import type { Sql, Tx } from '../db/connect.ts';
import { closeFlow } from '../runtime/deploy-version.ts';
import { endRunsOfFlows } from '../runtime/end-runs-of-flows.ts';
import type { GoOn } from '../runtime/pause.ts';
import { refreshEverywhere } from '../segments/refresh-segment.ts';
import { putSegment } from '../segments/segment-store.ts';
import { lockFlow, type StoredFlow, setFlowStatus } from '../stores/flow-store.ts';
import { lockKit, type StoredKit } from '../stores/kit-store.ts';
import type { ApiParts } from './api-parts.ts';
import { setFlowPaused } from './pause-flow.ts';
import { freezeAndOpen, LIVE, parseOrRefuse, publishedAlready, readKnown, refuseArchived } from './publish-flow.ts';
import { notFound, Refusal } from './refusal.ts';

export const kitThing = { zh: '套件', en: 'kit' };

type Needs = Pick<ApiParts, 'sql' | 'language' | 'now' | 'runtime'>;

export async function publishKit({ sql, language, now }: Needs, id: string, by: string): Promise<void> {
  const changed = await sql.begin(async (tx) => {
    const stored = await mustLock(tx, id);
    const flows = await lockFlows(tx, stored);
    for (const flow of flows) refuseArchived(flow);
    const at = now();
    const known = { ...(await readKnown(tx, at)), ...(await readOutside(tx, id)) };
    const problems = language.validateKit(stored.kit, known);
    if (problems.some(({ severity }) => severity === 'error')) throw notPublishable(problems);
    const segments: KitSegment[] = [];
    for (const segment of stored.kit.segments) if (await putSegment(tx, segment.id, segment, at, id)) segments.push(segment);
    for (const flow of flows) {
      if (await publishedAlready(tx, flow)) continue;
      await freezeAndOpen(tx, flow, language.compile(parseOrRefuse(language, flow.draft)), by, at);
    }
    return segments;
  });
  for (const segment of changed) await refreshEverywhere(sql, segment);
}

/** Null: they stand still from now on. Flows that are not published are left as they are; at least one must be. */
export async function setKitPaused({ sql, now, runtime }: Needs, id: string, goOn: GoOn | null): Promise<void> {
  const lanes = await sql.begin(async (tx) => {
    const wanted = goOn === null ? 'published' : 'paused';
    const flows = (await lockFlows(tx, await mustLock(tx, id))).filter(({ status }) => status === wanted);
    if (flows.length === 0) {
      throw goOn === null
        ? new Refusal('conflict', { zh: '套件里没有正在运行的流程，不需要暂停。', en: 'No flow of the kit is published, so there is nothing to pause.' })
        : new Refusal('conflict', { zh: '套件里没有暂停的流程，不需要恢复。', en: 'No flow of the kit is paused, so there is nothing to resume.' });
    }
    const woken: number[] = [];
    for (const flow of flows) woken.push(...(await setFlowPaused(tx, flow.id, goOn, now())));
    return woken;
  });
  runtime.poke(lanes);
}

/** Enrolls nobody from now on and ends every run; the drafts stay, and can be published again. Returns how many runs end. */
export async function stopKit({ sql, now, runtime }: Needs, id: string, confirm: string, by: string): Promise<number> {
  const flowIds = await sql.begin(async (tx) => {
    const stored = await mustLock(tx, id);
    if (confirm !== stored.kit.name) {
      throw new Refusal('conflict', {
        zh: '停止会结束所有运行：请填写套件的名称来确认。',
        en: 'Stopping ends all runs: confirm it by the name of the kit.',
      });
    }
    const flows = await lockFlows(tx, stored);
    for (const flow of flows) {
      await closeFlow(tx, LIVE, flow.id);
      // Runs that stand still are ended as they are: nothing of what elapsed meanwhile is made up for.
      if (flow.status !== 'archived') await setFlowStatus(tx, flow.id, 'draft', now());
    }
    return flows.map((flow) => flow.id);
  });
  return endRunsOfFlows(sql, runtime.poke, { scopeId: LIVE, flowIds, reason: 'stopped', by });
}

async function mustLock(tx: Tx, id: string): Promise<StoredKit> {
  const stored = await lockKit(tx, id);
  if (!stored) throw notFound(kitThing);
  return stored;
}

/** In one order, whoever locks several; returned in the order of the kit. */
async function lockFlows(tx: Tx, { flowIds }: StoredKit): Promise<readonly StoredFlow[]> {
  const locked = new Map<string, StoredFlow>();
  for (const id of [...flowIds.values()].sort()) {
    const flow = await lockFlow(tx, id);
    if (flow) locked.set(id, flow);
  }
  return [...flowIds.values()].flatMap((id) => locked.get(id) ?? []);
}

async function readOutside(sql: Sql | Tx, kitId: string) {
  const flows = await sql<{ id: string }[]>`select id from flows where id not in (select flow_id from kit_flows where kit_id = ${kitId})`;
  const segments = await sql<Pick<KitSegment, 'id' | 'condition'>[]>`
    select id, condition from segments where kit_id is distinct from ${kitId}`;
  return { flows: flows.map(({ id }) => id), segments: [...segments] };
}

export function notPublishable(problems: readonly Problem[]): Refusal {
  return new Refusal(
    'not-publishable',
    {
      zh: `套件有 ${problems.length} 处问题，整个套件都没有发布：请按提示逐一修改。`,
      en: `The kit has ${problems.length} problem${problems.length === 1 ? '' : 's'}, and nothing of it was published. Mend what is listed and try again.`,
    },
    { problems },
  );
}
