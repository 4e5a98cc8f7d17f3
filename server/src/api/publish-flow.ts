// From draft to a frozen version that enrolls: all in one transaction, or nothing.
import type { FlowDocument, Problem } from '@sopwith/engine';
import type { Tx } from '../db/connect.ts';
import { readCalendars } from '../runtime/calendars.ts';
import { deployVersion } from '../runtime/deploy-version.ts';
import { readDictionary } from '../stores/declaration-store.ts';
import { readSendingAround } from '../stores/sending-around-query.ts';
import { lockFlow, type StoredFlow, setFlowStatus } from '../stores/flow-store.ts';
import { insertVersion, isDraftOf, latestVersion, type Version } from '../stores/version-store.ts';
import type { ApiParts } from './api-parts.ts';
import type { PublishedVersion } from './contract.ts';
import type { FlowLanguage, KnownAround } from './flow-language.ts';
import { notFound, Refusal } from './refusal.ts';

export const LIVE = 'live';

const DAY_MS = 86_400_000;

type Needs = Pick<ApiParts, 'sql' | 'language' | 'now'>;
type Compiled = ReturnType<FlowLanguage['compile']>;

export async function publishFlow(parts: Needs, id: string, rev: number, by: string): Promise<PublishedVersion> {
  const { version, warnings } = await parts.sql.begin(async (tx) => {
    const flow = await lockFlow(tx, id);
    if (!flow) throw notFound({ zh: '流程', en: 'flow' });
    refuseOther(flow, rev);
    const now = parts.now();
    const known = await readKnown(tx, now);
    const unchanged = await publishedAlready(tx, flow);
    if (unchanged) return { version: unchanged, warnings: warningsOf(parts.language.validate(flow.draft, known)) };
    const compiled = compileOrRefuse(parts.language, flow.draft, known);
    return { version: await freezeAndOpen(tx, flow, compiled, by, now), warnings: compiled.warnings };
  });
  return { versionId: String(version.id), number: version.number, at: version.at, warnings };
}

export async function readKnown(tx: Tx, now: number): Promise<KnownAround> {
  return { calendars: await readCalendars(tx), today: Math.floor(now / DAY_MS), dictionary: await readDictionary(tx), ...(await readSendingAround(tx)) };
}

/** Publishing twice what nobody changed is one publication. */
export async function publishedAlready(tx: Tx, flow: StoredFlow): Promise<Version | null> {
  if (flow.status !== 'published') return null;
  const latest = await latestVersion(tx, flow.id);
  return latest && (await isDraftOf(tx, flow.id, latest.id)) ? latest : null;
}

/** The caller holds the flow's row. */
export async function freezeAndOpen(tx: Tx, flow: StoredFlow, { program, hash }: Compiled, by: string, now: number): Promise<Version> {
  const made = await insertVersion(tx, { flowId: flow.id, document: flow.draft, program, hash, by, now });
  await deployVersion(tx, { scopeId: LIVE, flowId: flow.id, versionId: made.id, program, at: now });
  // Publishing a new version of a paused flow does not set its runs going behind the operator's back.
  if (flow.status === 'paused') return made;
  await setFlowStatus(tx, flow.id, 'published', now);
  // It may have been stopped while it was paused.
  await tx`update publications set paused = false, paused_at = null where scope_id = ${LIVE} and flow_id = ${flow.id} and paused`;
  return made;
}

/** Throws with every problem at once. */
export function compileOrRefuse(language: FlowLanguage, draft: FlowDocument, known: KnownAround = {}) {
  const parsed = parseOrRefuse(language, draft);
  const problems = language.validate(parsed, known);
  if (problems.some((problem) => problem.severity === 'error')) throw notPublishable(problems);
  return { ...language.compile(parsed), warnings: warningsOf(problems) };
}

function warningsOf(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ severity }) => severity === 'warning');
}

export function parseOrRefuse(language: FlowLanguage, document: unknown): FlowDocument {
  const parsed = language.parse(document);
  if (!parsed.ok) throw notPublishable(parsed.problems);
  return parsed.flow;
}

function refuseOther(flow: StoredFlow, rev: number): void {
  if (flow.rev !== rev) throw changedMeanwhile();
  refuseArchived(flow);
}

export function refuseArchived(flow: StoredFlow): void {
  if (flow.status === 'archived') {
    throw new Refusal('conflict', {
      zh: '这个流程已归档，不能再发布。请用它的内容新建一个流程。',
      en: 'This flow is archived and cannot be published again. Create a new flow from it.',
    });
  }
}

export function changedMeanwhile(): Refusal {
  return new Refusal('conflict', {
    zh: '这个流程刚刚在别处被修改。请重新载入，看过改动后再保存或发布。',
    en: 'This flow was changed elsewhere meanwhile. Reload it, look at the changes, and then save or publish.',
  });
}

function notPublishable(problems: readonly Problem[]): Refusal {
  return new Refusal(
    'not-publishable',
    {
      zh: `流程有 ${problems.length} 处问题，请按提示逐一修改。`,
      en: `The flow has ${problems.length} problem${problems.length === 1 ? '' : 's'}. Mend what is listed and try again.`,
    },
    { problems },
  );
}
