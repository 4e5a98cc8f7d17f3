// Finds the command that was asked for, runs it, and turns what a person can mend into a sentence.
import { StartProblem } from '../platform/start-problem.ts';
import { type Command, UsageProblem } from './command.ts';

export interface Console {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Gives the exit code: 0 done, 1 it found or met trouble, 2 it was asked for wrongly. */
export async function runCommand(commands: readonly Command[], argv: readonly string[], { say, complain }: Console): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help') {
    for (const line of listOf(commands)) say(line);
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    complain(`There is no command ${JSON.stringify(name)}. These are there:`);
    for (const line of listOf(commands)) complain(line);
    return 2;
  }
  try {
    return await command.run(args, say);
  } catch (error) {
    if (isUsageError(error)) {
      complain(`${error.message}\nUsage: npm run sopwith -- ${command.name} ${command.usage}`);
      return 2;
    }
    if (!(error instanceof StartProblem)) throw error;
    complain(error.message);
    return 1;
  }
}

/** Also what `parseArgs` throws on flags and words that it does not know. */
function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageProblem) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

function listOf(commands: readonly Command[]): readonly string[] {
  const heads = commands.map(({ name, usage }) => `${name} ${usage}`.trimEnd());
  const width = Math.max(...heads.map(({ length }) => length));
  return ['npm run sopwith -- COMMAND', ...commands.map(({ summary }, n) => `  ${heads[n]?.padEnd(width)}  ${summary}`)];
}
