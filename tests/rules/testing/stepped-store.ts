// The exchange's store, with the test standing between any two of its statements.
import type { ExchangeStore, ExchangeTransaction } from '@sopwith/activities';

export type Statement = keyof ExchangeTransaction;

export interface Watch {
  readonly before?: (statement: Statement, nth: number) => Promise<void> | void;
  readonly after?: (statement: Statement, nth: number) => Promise<void> | void;
  /** The work is done and nothing is committed. */
  readonly beforeCommit?: () => Promise<void> | void;
  /** It is committed, and who asked does not know yet. */
  readonly afterCommit?: () => Promise<void> | void;
}

export function steppedStore(store: ExchangeStore, watch: Watch): ExchangeStore {
  return {
    async transaction(work) {
      const result = await store.transaction(async (tx) => {
        const counts = new Map<Statement, number>();
        const stepped = Object.fromEntries(
          (Object.keys(tx) as Statement[]).map((statement) => [
            statement,
            async (...args: never[]) => {
              const nth = (counts.get(statement) ?? 0) + 1;
              counts.set(statement, nth);
              await watch.before?.(statement, nth);
              const answer = await (tx[statement] as (...args: never[]) => Promise<unknown>)(...args);
              await watch.after?.(statement, nth);
              return answer;
            },
          ]),
        ) as unknown as ExchangeTransaction;
        const done = await work(stepped);
        await watch.beforeCommit?.();
        return done;
      });
      await watch.afterCommit?.();
      return result;
    },
  };
}
