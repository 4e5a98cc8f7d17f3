// From draft to a frozen version that enrolls: all in one transaction, or nothing.
import type { FlowDocument, Problem } from '@sopwith/engine';
import { readCalendars } from '../runtime/calendars.ts';
import { deployVersion } from '../runtime/deploy-version.ts';
import { readDictionary } from '../stores/declaration-store.ts';
import { lockFlow, type StoredFlow, setFlowStatus } from '../stores/flow-store.ts';
import { insertVersion, isDraftOf, latestVersion } from '../stores/version-store.ts';
import type { ApiParts } from './api-parts.ts';
import type { PublishedVersion } from './contract.ts';
import type { FlowLanguage, KnownAround } from './flow-language.ts';
import { notFound, Refusal } from './refusal.ts';

export const LIVE = 'live';

const DAY_MS = 86_400_000;

type Needs = Pick<ApiParts, 'sql' | 'language' | 'now'>;

export async function publishFlow(parts: Needs, id: string, rev: number, by: string): Promise<PublishedVersion> {
  const { version, warnings } = await parts.sql.begin(async (tx) => {
    const flow = await lockFlow(tx, id);
    if (!flow) throw notFound({ zh: '流程', en: 'flow' });
    refuseOther(flow, rev);
    const latest = await latestVersion(tx, id);
    // Publishing twice what nobody changed is one publication.
    const now = parts.now();
    const known = { calendars: await readCalendars(tx), today: Math.floor(now / DAY_MS), dictionary: await readDictionary(tx) };
    if (latest && flow.status === 'published' && (await isDraftOf(tx, id, latest.id))) {
      return { version: latest, warnings: warningsOf(parts.language.validate(flow.draft, known)) };
    }
    const { program, hash, warnings } = compileOrRefuse(parts.language, flow.draft, known);
    const made = await insertVersion(tx, { flowId: id, document: flow.draft, program, hash, by, now });
    await deployVersion(tx, { scopeId: LIVE, flowId: id, versionId: made.id, program, at: now });
    // Publishing a new version of a paused flow does not set its runs going behind the operator's back.
    if (flow.status !== 'paused') await setFlowStatus(tx, id, 'published', now);
    return { version: made, warnings };
  });
  return { versionId: String(version.id), number: version.number, at: version.at, warnings };
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
