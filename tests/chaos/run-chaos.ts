// Real members on a real Sopwith, whose parts are killed, frozen, cut off and filled up meanwhile; then the verdict.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { compile } from '@sopwith/engine';
import { Client, Connection } from '@temporalio/client';
import { createKey } from '../../server/src/auth/access-key-store.ts';
import { connect, type Sql } from '../../server/src/db/connect.ts';
import { recover } from '../../server/src/operations/recover.ts';
import { readingOf, type ScopeClock } from '../../server/src/runtime/clock.ts';
import { deployVersion } from '../../server/src/runtime/deploy-version.ts';
import { createPoker } from '../../server/src/runtime/poke.ts';
import { createScope } from '../../server/src/runtime/scopes.ts';
import { type LinkName, type Product, startProduct } from '../replay/product.ts';
import { chaosCatalog, PLUGIN } from './chaos-catalog.ts';
import { chaosFlows } from './chaos-flows.ts';
import { readAndSimulate } from './check.ts';
import { type CutProxy, startCutProxy } from './cut-proxy.ts';
import { planFaults } from './fault-plan.ts';
import { actUntil } from './load.ts';
import { startNemesis } from './nemesis.ts';
import { mountSmallDisk } from './small-disk.ts';
import { judge, type Verdict } from './verdict.ts';

export interface Chaos {
  readonly seconds: number;
  readonly seed: number;
  readonly members: number;
  readonly perSecond: number;
  readonly log: (line: string) => void;
  /** Breaks it off: everything that it started is stopped, and it throws. */
  readonly signal?: AbortSignal;
}

export interface ChaosReport extends Verdict {
  readonly seconds: number;
  readonly seed: number;
  readonly faults: number;
  readonly bySort: Readonly<Record<string, number>>;
  readonly runs: number;
  /** How many runs of each flow were compared. */
  readonly byFlow: Readonly<Record<string, number>>;
  readonly erased: number;
  readonly repeats: number;
  /** From the last fault to the moment at which nothing was left to do. */
  readonly healedSeconds: number;
}

const SCOPE = 'chaos';
/** Who answers tasks and votes, by the key that they come with. */
const TUTOR = 'chaos';
/** Virtual milliseconds per real one: a minute passes in a second, a day in twenty-four minutes. */
const SPEED = 60;
const DISK_MEGABYTES = 1_500;

export async function runChaos({ seconds, seed, members, perSecond, log, signal }: Chaos): Promise<ChaosReport> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sopwith-chaos-'));
  const diskFolder = join(dataDir, 'postgres-disk');
  const stamps = join(dataDir, 'stamps');
  const disk = mountSmallDisk(diskFolder, DISK_MEGABYTES);
  if (disk === null) log('no small disk can be mounted here: nothing will fill it');
  const plan = planFaults(seed, seconds * 1_000);
  const proxies = new Map<LinkName, CutProxy>();
  const product = await startProduct({
    dataDir,
    ...(disk === null ? {} : { databaseDir: join(diskFolder, 'postgres') }),
    log,
    giveUp: log,
    mostRestarts: 10_000,
    env: { SOPWITH_PLUGINS: PLUGIN, CHAOS_STAMPS: stamps },
    async through(link, port) {
      const proxy = await startCutProxy(port);
      proxies.set(link, proxy);
      return proxy.port;
    },
  });
  const sql = connect(product.databaseUrl, { max: 3, applicationName: 'chaos' });
  try {
    const load = await prepare(sql, product);
    const over = new AbortController();
    const acting = actUntil({ ...load, address: product.address, scopeId: SCOPE, members, perSecond, seed }, over.signal);
    const nemesis = startNemesis({ product, proxies, dataDir, disk: disk === null ? null : diskFolder, recover: () => recoverAll(product, log), log }, plan);
    // Whoever breaks it off breaks off what goes on beside it: that ends with its servers.
    nemesis.finished.catch(() => {});
    acting.catch(() => {});
    await sleep(seconds * 1_000, undefined, signal === undefined ? {} : { signal });
    const bySort = await nemesis.finished;
    log('every line is whole again');
    const healing = performance.now();
    over.abort();
    const journal = await acting;
    log('everything that was sent has its answer');
    const until = await untilQuiet(sql, log);
    const healedSeconds = Math.round((performance.now() - healing) / 100) / 10;
    log(`nothing is left to do after ${healedSeconds} s; comparing`);
    const { found, expected, runs } = await readAndSimulate(sql, SCOPE, until, () => readStamps(stamps));
    const verdict = judge(journal, found, expected);
    const faults = Object.values(bySort).reduce((sum, count) => sum + count, 0);
    return { ...verdict, seconds, seed, faults, bySort, runs, byFlow: countByFlow(found.traces), erased: found.erased.size, repeats: journal.repeats(), healedSeconds };
  } finally {
    await sql.end({ timeout: 5 });
    await product.stop();
    for (const proxy of proxies.values()) await proxy.stop();
    disk?.release();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function prepare(sql: Sql, { databaseUrl: _ }: Product): Promise<{ writeKey: string; apiKey: string }> {
  const now = Date.now();
  const clock: ScopeClock = { form: 'scaled', speed: SPEED, realStart: now, virtualStart: now };
  const catalog = await chaosCatalog();
  await createScope(sql, { id: SCOPE, name: 'Chaos', kind: 'rehearsal', clock, zone: 'Asia/Shanghai' });
  for (const [flowId, document] of Object.entries(chaosFlows)) {
    const program = compile(document, catalog);
    await sql`
      insert into flows (id, name, status, draft, rev, created_at, updated_at)
      values (${flowId}, ${document.name}, 'published', ${sql.json(document as never)}, 1, ${now}, ${now})`;
    const [version] = await sql<{ id: number }[]>`
      insert into flow_versions (flow_id, number, document, program, hash, created_at)
      values (${flowId}, 1, ${sql.json(document as never)}, ${sql.json(program as never)}, ${flowId}, ${now}) returning id`;
    await sql.begin((tx) => deployVersion(tx, { scopeId: SCOPE, flowId, versionId: version?.id as number, program, at: now }));
  }
  await sql`insert into roster (role, person, starts_at, ends_at) values ('tutor', ${TUTOR}, 0, ${now * 2})`;
  const [write, api] = [await createKey(sql, { kind: 'write', scope: SCOPE, name: 'chaos' }), await createKey(sql, { kind: 'api', scope: SCOPE, name: TUTOR })];
  return { writeKey: write.key, apiKey: api.key };
}

function countByFlow(traces: readonly { readonly flow: string }[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { flow } of traces) counts[flow] = (counts[flow] ?? 0) + 1;
  return counts;
}

/** The keys of acts that were performed, as often as they were. */
async function readStamps(file: string): Promise<ReadonlySet<string>> {
  return new Set((await readFile(file, 'utf8').catch(() => '')).split('\n'));
}

const RECOVER_AGAIN_MS = 1_000;

/** As an operator would: again until it succeeds. */
async function recoverAll({ databaseUrl, temporalAddress }: Product, log: (line: string) => void): Promise<void> {
  for (let attempt = 1; attempt <= 60; attempt++) {
    const sql = connect(databaseUrl, { max: 2, applicationName: 'chaos-recover' });
    try {
      const connection = await Connection.connect({ address: temporalAddress, connectTimeout: 3_000 });
      const failures: unknown[] = [];
      const poker = createPoker(sql, { client: new Client({ connection }), taskQueue: 'sopwith' }, (error) => failures.push(error));
      const { lanes } = await recover(sql, poker);
      await connection.close();
      if (failures.length === 0) {
        log(`recovered ${lanes} lanes`);
        return;
      }
    } catch {
      // Its servers are struck meanwhile, or not up yet.
    } finally {
      await sql.end({ timeout: 1 });
    }
    await sleep(RECOVER_AGAIN_MS);
  }
  log('recovery was given up');
}

const LOOK_MS = 500;
const TELL_MS = 10_000;
const PATIENCE_MS = 240_000;
/** Behind the present: what happens at this moment is still under way. */
const BEHIND_MS = 3_000;

/** An instant of the scope before which nothing is left to do. */
async function untilQuiet(sql: Sql, log: (line: string) => void): Promise<number> {
  const patient = performance.now() + PATIENCE_MS;
  let tell = performance.now() + TELL_MS;
  for (;;) {
    await sleep(LOOK_MS);
    try {
      const [scope] = await sql<{ clock: ScopeClock }[]>`select clock from scopes where id = ${SCOPE}`;
      const until = readingOf(scope?.clock as ScopeClock, Date.now() - BEHIND_MS).now;
      const [left] = await sql<{ inputs: number; due: number; emissions: number; erasures: number }[]>`
        select (select count(*)::int from run_inputs i join runs r on r.id = i.run_id where r.scope_id = ${SCOPE} and i.at <= ${until} and r.status <> 'failed') as inputs,
          (select count(*)::int from runs where scope_id = ${SCOPE} and due <= ${until}) as due,
          (select count(*)::int from emissions where scope_id = ${SCOPE}) as emissions,
          (select count(*)::int from erasures where finished_at is null) as erasures`;
      if (left && left.inputs + left.due + left.emissions + left.erasures === 0) return until;
      if (performance.now() > tell) {
        log(`still left: ${JSON.stringify(left)}`);
        tell = performance.now() + TELL_MS;
      }
      if (performance.now() > patient) throw new Error(`expected nothing to be left after ${PATIENCE_MS / 1_000} s, found ${JSON.stringify(left)}`);
    } catch (error) {
      if (performance.now() > patient) throw error;
      log(`not yet: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
