// A flow in a scope of its own, published without the API: what every benchmark begins with.
import { loadSteps } from '@sopwith/activities';
import { builtinSteps, compile, createCatalog, type FlowDocument, programHash } from '@sopwith/engine';
import type { ScopeClock } from '../../server/src/runtime/clock.ts';
import { deployVersion } from '../../server/src/runtime/deploy-version.ts';
import { createPoker, type Poker } from '../../server/src/runtime/poke.ts';
import { createRuntime, type Runtime } from '../../server/src/runtime/runtime.ts';
import { createScope } from '../../server/src/runtime/scopes.ts';
import { insertVersion } from '../../server/src/stores/version-store.ts';
import type { BenchServers } from './bench-servers.ts';

export interface PublishedFlow {
  /** The flow has the same id. */
  readonly scopeId: string;
  readonly lanes: readonly number[];
  readonly workflowIds: readonly string[];
  readonly runtime: Runtime;
  readonly poker: Poker;
  setClock(clock: ScopeClock): Promise<void>;
  /** In pages, so that no transaction is long. */
  enroll(members: number, options?: EnrollOptions): Promise<void>;
}

export interface EnrollOptions {
  /** The number of the first of them. */
  readonly first?: number;
  readonly context?: (member: number) => Record<string, string>;
  /** Pages that are under way together. */
  readonly atOnce?: number;
}

const PAGE = 500;

export async function publishFlow({ sql, client }: BenchServers, scopeId: string, document: FlowDocument, clock: ScopeClock): Promise<PublishedFlow> {
  const program = compile(document, await wholeCatalog());
  const at = Date.now();
  await createScope(sql, { id: scopeId, name: scopeId, kind: clock.form === 'driven' ? 'driven' : 'rehearsal', clock, zone: 'UTC' });
  await sql.begin(async (tx) => {
    const { id } = await insertVersion(tx, { flowId: scopeId, document, program, hash: programHash(program), by: 'bench', now: at });
    await deployVersion(tx, { scopeId, flowId: scopeId, versionId: id, program, at });
  });
  const lanes = await sql<{ id: number; workflowId: string }[]>`
    select id, workflow_id as "workflowId" from lanes where scope_id = ${scopeId} order by id`;
  const fail = (error: unknown) => console.error(`poke: ${error instanceof Error ? error.message : String(error)}`);
  const poker = createPoker(sql, { client, taskQueue: 'sopwith' }, fail);
  const runtime = createRuntime(sql, poker.poke);
  return {
    scopeId,
    lanes: lanes.map(({ id }) => id),
    workflowIds: lanes.map(({ workflowId }) => workflowId),
    runtime,
    poker,
    async setClock(to) {
      await sql`update scopes set clock = ${sql.json(to as never)} where id = ${scopeId}`;
    },
    async enroll(members, { first = 0, context = () => ({}), atOnce = 1 } = {}) {
      let next = 0;
      const enrollPages = async () => {
        while (next < members) {
          const from = next;
          next += PAGE;
          const page = Array.from({ length: Math.min(PAGE, members - from) }, (_, n) => first + from + n).map((member) => ({
            userId: memberName(member), context: context(member), idempotencyKey: null,
          }));
          await runtime.enroll({ scopeId, flowId: scopeId, members: page });
        }
      };
      await Promise.all(Array.from({ length: atOnce }, enrollPages));
    },
  };
}

/** With the step types that are files of their own. */
export async function wholeCatalog(plugins: readonly string[] = []) {
  return createCatalog(builtinSteps, [...(await loadSteps(plugins)).values()].map(({ manifest }) => manifest));
}

export function memberName(n: number): string {
  return `m${n}`;
}

/** From now on, `speed` virtual milliseconds pass in each real one. */
export function clockAt(virtualStart: number, speed = 1): ScopeClock {
  return { form: 'scaled', speed, realStart: Date.now(), virtualStart };
}
