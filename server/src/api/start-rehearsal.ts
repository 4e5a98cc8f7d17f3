// A rehearsal: one invented member, a scope of its own, and a clock that runs fast. The same code path as for real.
import { randomBytes, randomUUID } from 'node:crypto';
import type { FlowDocument, JsonObject, Program } from '@sopwith/engine';
import { closeFlow, deployVersion } from '../runtime/deploy-version.ts';
import { createScope } from '../runtime/scopes.ts';
import { lockFlow } from '../stores/flow-store.ts';
import { readRehearsal } from '../stores/rehearsal-query.ts';
import { activeRunsOf, endScope, hasRuns } from '../stores/scope-store.ts';
import { insertRehearsedVersion, latestVersion, readProgramOf } from '../stores/version-store.ts';
import type { ApiParts } from './api-parts.ts';
import type { Rehearsal, RehearsalRequest } from './contract.ts';
import { compileOrRefuse } from './publish-flow.ts';
import { notFound, Refusal } from './refusal.ts';
import { triggerEvent } from './trigger-event.ts';

export async function startRehearsal(parts: ApiParts, wanted: RehearsalRequest, by: string): Promise<Rehearsal> {
  const { sql } = parts;
  const scopeId = `rehearsal-${randomBytes(6).toString('hex')}`;
  const now = parts.now();
  const program = await sql.begin(async (tx) => {
    const flow = await lockFlow(tx, wanted.flow);
    if (!flow) throw notFound({ zh: '流程', en: 'flow' });
    const clock = { form: 'scaled', speed: wanted.speed, realStart: now, virtualStart: now } as const;
    await createScope(tx, { id: scopeId, name: flow.name, kind: 'rehearsal', clock, zone: wanted.member.zone });
    const version = wanted.what === 'draft' ? await freezeDraft(parts, tx, flow.id, flow.draft, by, now) : await published(tx, flow.id);
    await deployVersion(tx, { scopeId, flowId: flow.id, versionId: version.id, program: version.program, at: now });
    return version.program;
  });
  await letMemberIn(parts, scopeId, wanted, program);
  const started = await readRehearsal(sql, scopeId);
  if (!started) throw new Error(`the rehearsal ${scopeId} was made and is not there`);
  return started;
}

/** Its runs end like any run that is cancelled; what happened stays readable. */
export async function endRehearsal(parts: ApiParts, scopeId: string, by: string): Promise<void> {
  const { sql, runtime } = parts;
  const rehearsal = await readRehearsal(sql, scopeId);
  if (!rehearsal) throw notFound({ zh: '彩排', en: 'rehearsal' });
  await sql.begin(async (tx) => {
    await closeFlow(tx, scopeId, rehearsal.flow.id);
    await endScope(tx, scopeId, parts.now());
  });
  for (const run of await activeRunsOf(sql, scopeId)) await runtime.control(run, { type: 'end', reason: 'rehearsalEnded', by });
}

async function letMemberIn({ runtime, sql, now }: ApiParts, scopeId: string, wanted: RehearsalRequest, program: Program): Promise<void> {
  const { userId, name, zone } = wanted.member;
  const context: JsonObject = wanted.context ?? {};
  const call = () => ({ userId, subject: { kind: program.subject, id: userId }, messageId: randomUUID() });
  await runtime.ingest(scopeId, [{ type: 'identify', ...call(), traits: { name, timezone: zone } }]);
  const trigger = triggerEvent(program, context);
  if (trigger) {
    await runtime.ingest(scopeId, [{ type: 'track', ...call(), ...trigger, occurredAt: null }]);
    // Any run: a short flow may be over already.
    if (await hasRuns(sql, scopeId)) return;
  }
  // By hand where nothing triggers it, or where the trigger's own condition does not hold for what was given.
  const [excluded] = await runtime.enroll({ scopeId, flowId: wanted.flow, members: [{ userId, context, idempotencyKey: null }] });
  if (excluded != null) {
    await endScope(sql, scopeId, now());
    throw new Refusal('conflict', {
      zh: `彩排成员没有进入流程（${excluded}）。请检查上下文字段和触发条件。`,
      en: `The rehearsal's member was not enrolled (${excluded}). Check the context fields and the trigger's condition.`,
    });
  }
}

type Tx = Parameters<typeof lockFlow>[0];

async function freezeDraft(parts: ApiParts, tx: Tx, flowId: string, draft: FlowDocument, by: string, now: number) {
  const { program, hash } = compileOrRefuse(parts.language, draft);
  return { id: await insertRehearsedVersion(tx, { flowId, document: draft, program, hash, by, now }), program };
}

async function published(tx: Tx, flowId: string) {
  const version = await latestVersion(tx, flowId);
  if (!version) {
    throw new Refusal('conflict', {
      zh: '这个流程还没有发布过。请先发布，或彩排草稿。',
      en: 'This flow has not been published. Publish it first, or rehearse the draft.',
    });
  }
  return { id: version.id, program: await readProgramOf(tx, version.id) };
}
