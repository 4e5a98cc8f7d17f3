// One clause of the language, or a law that holds for all of it, and the smallest careless change of the code that would make it untrue.

export interface Mutation {
  readonly rule: string;
  readonly clause: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly put: string;
  /** Test files that are expected to notice, in the order in which they are asked. `file > title` asks the tests of that title alone. */
  readonly tests: readonly string[];
}

/** `[clause, file, find, put, tests…]`; a test is named by its path, of which the project follows. `law` stands where a rule has its number. */
export type Entry = readonly [clause: string, file: string, find: string, put: string, ...tests: string[]];

export function mutationsOf(rules: Readonly<Record<string, readonly Entry[]>>): readonly Mutation[] {
  return Object.entries(rules).flatMap(([rule, entries]) =>
    entries.map(([clause, file, find, put, ...tests]) => ({ rule, clause, file, find, put, tests })),
  );
}
