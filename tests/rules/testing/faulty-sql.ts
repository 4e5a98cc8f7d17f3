// A database connection that can die at any statement of a transaction: before it is sent, or after the commit, when
// who asked has not heard yet.
import type { Sql, Tx } from '../../../server/src/db/connect.ts';

export interface Fault {
  /** Called before each statement of a transaction with its text, and once more for its commit; throws to kill. */
  readonly statement: (text: string) => Promise<void>;
  readonly committed: () => Promise<void>;
}

export function faultySql(sql: Sql, fault: Fault): Sql {
  return new Proxy(sql, {
    get(target, name) {
      if (name !== 'begin') return Reflect.get(target, name);
      return async (work: (tx: Tx) => Promise<unknown>) => {
        const result = await target.begin(async (tx) => {
          const done = await work(faultyTx(tx, fault));
          await fault.statement('commit');
          return done;
        });
        await fault.committed();
        return result;
      };
    },
  });
}

function faultyTx(tx: Tx, fault: Fault): Tx {
  return new Proxy(tx, {
    apply(target, self, args) {
      // A name, or a list, for another statement.
      if (!Array.isArray(args[0]) || !('raw' in args[0])) return Reflect.apply(target as never, self, args);
      const query = Reflect.apply(target as never, self, args) as PromiseLike<unknown>;
      const text = (args[0] as readonly string[]).join('?');
      // A fragment is never awaited, so only what is really sent counts.
      const send = (query.then as (...handlers: unknown[]) => unknown).bind(query);
      let answer: Promise<unknown> | undefined;
      const thenDies = (...handlers: unknown[]) => {
        answer ??= fault.statement(text).then(() => new Promise((resolve, reject) => void send(resolve, reject)));
        return answer.then(...(handlers as []));
      };
      return new Proxy(query, { get: (of, name) => (name === 'then' ? thenDies : Reflect.get(of, name)) });
    },
    get(target, name) {
      if (name !== 'savepoint') return Reflect.get(target, name);
      return (work: (inner: Tx) => Promise<unknown>) => target.savepoint((inner) => work(faultyTx(inner, fault)));
    },
  });
}
