// A command of `npm run sopwith`. It returns the exit code; what a person can mend is thrown as a `StartProblem`.
export interface Command {
  readonly name: string;
  /** What follows the name: `FILE [--flag]`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  run(args: readonly string[], say: (line: string) => void): Promise<number>;
}
