// One clause of the language, and the smallest careless change of the code that would make it untrue.

export interface Mutation {
  readonly rule: number;
  readonly clause: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly put: string;
  /** Test files that are expected to notice, in the order in which they are asked. */
  readonly tests: readonly string[];
}

/** `[clause, file, find, put, tests…]`; a test is named by its path, of which the project follows. */
export type Entry = readonly [clause: string, file: string, find: string, put: string, ...tests: string[]];

export function mutationsOf(rules: Readonly<Record<number, readonly Entry[]>>): readonly Mutation[] {
  return Object.entries(rules).flatMap(([rule, entries]) =>
    entries.map(([clause, file, find, put, ...tests]) => ({ rule: Number(rule), clause, file, find, put, tests })),
  );
}
