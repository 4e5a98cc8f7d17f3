// Writes what was decided. One run that cannot be written must not stop the others.
import { failed } from './decide.ts';
import { type Decision, effectsOf } from './effects.ts';
import type { ExchangeTransaction, LaneRow, OfferedAct } from './exchange-port.ts';

export interface Written {
  /** Lanes that became runnable. */
  readonly woken: readonly number[];
  readonly acts: readonly OfferedAct[];
}

const NOTHING: Written = { woken: [], acts: [] };

export type WriteBatch = (tx: ExchangeTransaction, lane: LaneRow, decisions: readonly Decision[]) => Promise<Written>;

/** What a batch decided cannot be written as one. Nothing of it was; it is to be done again, and written apart. */
export class CannotBeWritten extends Error {
  override readonly name = 'CannotBeWritten';
}

/**
 * In the transaction itself, as nearly every batch can be. A savepoint would be a transaction of its own to Postgres: a run that one
 * locked and the other wrote keeps both names, and the index of what is due never lets go of such a row's old place before a vacuum.
 */
export const writeTogether: WriteBatch = async (tx, lane, decisions) => {
  if (decisions.length === 0) return NOTHING;
  try {
    return { woken: await tx.write(lane, effectsOf(decisions)), acts: actsOf(decisions) };
  } catch (error) {
    throw isItsOwnFault(error) ? new CannotBeWritten(error.message, { cause: error }) : error;
  }
};

/** Where what is to be written is to blame, the batch is halved until the offender stands alone; that run fails, with its reason. */
export const writeApart: WriteBatch = async (tx, lane, decisions) => {
  if (decisions.length === 0) return NOTHING;
  try {
    return { woken: await tx.writeGuarded(lane, effectsOf(decisions)), acts: actsOf(decisions) };
  } catch (error) {
    if (!isItsOwnFault(error)) throw error;
    const [only] = decisions;
    if (decisions.length === 1 && only) {
      const woken = await tx.writeGuarded(lane, effectsOf([failed(only.row, only.taken, lane.clock.now, `could not be written: ${error.message}`)]));
      return { woken, acts: [] };
    }
    const half = Math.ceil(decisions.length / 2);
    const left = await writeApart(tx, lane, decisions.slice(0, half));
    const right = await writeApart(tx, lane, decisions.slice(half));
    return { woken: [...left.woken, ...right.woken], acts: [...left.acts, ...right.acts] };
  }
};

function actsOf(decisions: readonly Decision[]): readonly OfferedAct[] {
  return decisions.flatMap(({ commands }) => commands.flatMap((c) => (c.type === 'act' ? [{ key: c.key, stepType: c.stepType, retry: c.retry ?? null }] : [])));
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
