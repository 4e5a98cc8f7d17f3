// Does what was planned to a running Sopwith: to processes that it was given, by id, and to the lines between them.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync, openSync, writeSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LinkName, PartName, Product } from '../replay/product.ts';
import { partNames } from '../replay/product.ts';
import type { CutProxy } from './cut-proxy.ts';
import type { Fault, PlannedFault } from './fault-plan.ts';

export interface Target {
  readonly product: Product;
  readonly proxies: ReadonlyMap<LinkName, CutProxy>;
  readonly dataDir: string;
  /** The small disk that the database lies on; null: there is none here, and filling it is left out, and said. */
  readonly disk: string | null;
  /** What an operator does after Temporal's data was lost. */
  readonly recover: () => Promise<void>;
  readonly log: (line: string) => void;
}

export interface Nemesis {
  /** Resolves with how many faults of each sort were done, when all have been and every line is whole. */
  readonly finished: Promise<Readonly<Record<string, number>>>;
}

export function startNemesis(target: Target, plan: readonly PlannedFault[]): Nemesis {
  const begun = performance.now();
  const done: Record<string, number> = {};
  const after: Promise<void>[] = [];
  const run = async () => {
    for (const { afterMs, fault } of plan) {
      await sleep(Math.max(0, begun + afterMs - performance.now()));
      target.log(`fault: ${wordsOf(fault)}`);
      const outcome = await strike(target, fault, after);
      if (outcome === 'done') done[fault.type] = (done[fault.type] ?? 0) + 1;
      else target.log(`not done: ${outcome}`);
    }
    await Promise.all(after);
    for (const proxy of target.proxies.values()) proxy.heal();
    return done;
  };
  return { finished: run() };
}

function wordsOf(fault: Fault): string {
  return Object.values(fault).join(' ');
}

async function strike(target: Target, fault: Fault, after: Promise<void>[]): Promise<'done' | string> {
  const { product, proxies, dataDir, disk } = target;
  switch (fault.type) {
    case 'kill':
      return kill(product, fault.part);
    case 'freeze': {
      const pids = familyOf(product.running(fault.part).pid);
      if (pids.length === 0) return `the ${fault.part} is not up`;
      signal(pids, 'SIGSTOP');
      after.push(sleep(fault.forMs).then(() => signal(pids, 'SIGCONT')));
      return 'done';
    }
    case 'cut': {
      const proxy = proxies.get(fault.link) as CutProxy;
      proxy.cut(fault.how);
      after.push(sleep(fault.forMs).then(() => proxy.heal()));
      return 'done';
    }
    case 'fillDisk': {
      if (disk === null) return 'there is no small disk here';
      const file = join(disk, 'filler');
      fill(file);
      after.push(sleep(fault.forMs).then(() => rmSync(file, { force: true })));
      return 'done';
    }
    case 'restartAll': {
      const struck = partNames.map((part) => kill(product, part));
      return struck.includes('done') ? 'done' : 'nothing is up';
    }
    case 'deleteTemporal': {
      // Deleted under the server, then the server killed: what starts next finds nothing.
      const pid = product.running('Temporal server').pid;
      signal([pid], 'SIGKILL');
      for (const name of readdirSync(dataDir)) if (/^temporal\.db(-|$)/.test(name)) rmSync(join(dataDir, name), { force: true });
      after.push(target.recover());
      return 'done';
    }
  }
}

/** Struck before and not up again: its process id may be somebody else's by now. */
const dead = new WeakSet<object>();

function kill(product: Product, part: PartName): 'done' | string {
  const running = product.running(part);
  if (dead.has(running)) return `the ${part} is not up`;
  dead.add(running);
  signal([running.pid], 'SIGKILL');
  return 'done';
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      // It went by itself in this moment.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** A process and its children: the database works in as many as it has connections. */
function familyOf(pid: number): readonly number[] {
  if (!existsSync(`/proc/${pid}/stat`)) return [];
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => parentOf(one) === pid);
  return [pid, ...children];
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // Processes end while the list is read.
    return null;
  }
}

const CHUNK = Buffer.alloc(1024 * 1024);

function fill(file: string): void {
  writeFileSync(file, '');
  const handle = openSync(file, 'w');
  try {
    for (;;) writeSync(handle, CHUNK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}
