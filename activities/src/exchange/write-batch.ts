// Writes what was decided. One run that cannot be written must not stop the others.
import { failed } from './decide.ts';
import { type Decision, effectsOf } from './effects.ts';
import type { ExchangeTransaction, LaneRow, OfferedAct } from './exchange-port.ts';

export interface Written {
  /** Lanes that became runnable. */
  readonly woken: readonly number[];
  readonly acts: readonly OfferedAct[];
}

/** Where what is to be written is to blame, the batch is halved until the offender stands alone; that run fails, with its reason. */
export async function writeApart(tx: ExchangeTransaction, lane: LaneRow, decisions: readonly Decision[]): Promise<Written> {
  if (decisions.length === 0) return { woken: [], acts: [] };
  try {
    const woken = await tx.write(lane, effectsOf(decisions));
    const acts = decisions.flatMap(({ commands }) =>
      commands.flatMap((c) => (c.type === 'act' ? [{ key: c.key, stepType: c.stepType, retry: c.retry ?? null }] : [])),
    );
    return { woken, acts };
  } catch (error) {
    if (!isItsOwnFault(error)) throw error;
    const [only] = decisions;
    if (decisions.length === 1 && only) {
      const woken = await tx.write(lane, effectsOf([failed(only.row, only.taken, lane.clock.now, `could not be written: ${error.message}`)]));
      return { woken, acts: [] };
    }
    const half = Math.ceil(decisions.length / 2);
    const left = await writeApart(tx, lane, decisions.slice(0, half));
    const right = await writeApart(tx, lane, decisions.slice(half));
    return { woken: [...left.woken, ...right.woken], acts: [...left.acts, ...right.acts] };
  }
}

/** A run was written by somebody else since it was read. The whole batch is done again; nobody is to blame. */
export class StaleRuns extends Error {
  override readonly name = 'StaleRuns';
}

/**
 * Classes 22, 23 and 54 of SQLSTATE: the data itself cannot be stored. An error without a code is a bug in what was decided or in what
 * answers it. Everything else (a lost connection, a lock, a time-out, a full disk) passes, and the batch is tried again.
 */
function isItsOwnFault(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof StaleRuns) return false;
  return 'code' in error ? typeof error.code === 'string' && /^(2[23]|54)/.test(error.code) : true;
}
