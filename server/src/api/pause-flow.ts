import type { Tx } from '../db/connect.ts';
import { type GoOn, pause, resume } from '../runtime/pause.ts';
import { lockFlow, setFlowStatus } from '../stores/flow-store.ts';
import { LIVE } from './publish-flow.ts';
import { notFound, Refusal } from './refusal.ts';

/** Null: it stands still from now on. Returns the lanes to poke after the commit. */
export async function setFlowPaused(tx: Tx, id: string, goOn: GoOn | null, now: number): Promise<readonly number[]> {
  const paused = goOn === null;
  const what = { type: 'flow', scopeId: LIVE, flowId: id } as const;
  const found = await lockFlow(tx, id);
  if (!found) throw notFound({ zh: '流程', en: 'flow' });
  if (found.status === (paused ? 'paused' : 'published')) return [];
  if (found.status !== (paused ? 'published' : 'paused')) {
    throw new Refusal('conflict', {
      zh: '只有已发布的流程可以暂停，只有已暂停的流程可以恢复。',
      en: 'Only a published flow can be paused, and only a paused flow resumed.',
    });
  }
  await setFlowStatus(tx, id, paused ? 'paused' : 'published', now);
  if (goOn !== null) return (await resume(tx, what, goOn)) ?? [];
  await pause(tx, what);
  return [];
}

/** In another scope, where a flow has no status of its own to show. */
export async function setFlowPausedIn(tx: Tx, scopeId: string, flowId: string, goOn: GoOn | null): Promise<readonly number[]> {
  const [there] = await tx`select 1 from publications where scope_id = ${scopeId} and flow_id = ${flowId}`;
  if (!there) throw notFound({ zh: '流程', en: 'flow' });
  const what = { type: 'flow', scopeId, flowId } as const;
  if (goOn !== null) return (await resume(tx, what, goOn)) ?? [];
  await pause(tx, what);
  return [];
}
