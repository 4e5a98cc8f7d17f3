// Finds the command that was asked for, runs it, and turns what a person can mend into a sentence.
import type { Bilingual, Lang } from '@sopwith/engine';
import { StartProblem } from '../platform/start-problem.ts';
import { type Command, UsageProblem } from './command.ts';
import { databaseAway } from './database-away.ts';
import { type Locale, langOfLocale } from '../platform/locale.ts';

export interface Console {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Gives the exit code: 0 done, 1 it found or met trouble, 2 it was asked for wrongly. */
export async function runCommand(commands: readonly Command[], argv: readonly string[], { say, complain }: Console, env: Locale = process.env): Promise<number> {
  const lang = langOfArgs(argv, env);
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help') {
    for (const line of listOf(commands, lang)) say(line);
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    complain(lang === 'zh' ? `没有 ${JSON.stringify(name)} 这个命令。有这些：` : `There is no command ${JSON.stringify(name)}. These are there:`);
    for (const line of listOf(commands, lang)) complain(line);
    return 2;
  }
  try {
    return await command.run(args, (said) => say(said[lang]), say);
  } catch (error) {
    const wrong = usageError(error);
    if (wrong !== null) {
      complain(`${wrong[lang]}\n${lang === 'zh' ? '用法：' : 'Usage: '}npm run sopwith -- ${command.name} ${command.usage}`);
      return 2;
    }
    const mendable = error instanceof StartProblem ? error.said : databaseAway(error);
    if (mendable === null) throw error;
    complain(mendable[lang]);
    return 1;
  }
}

/** Also what `parseArgs` throws on flags and words that it does not know. Null: something else. */
function usageError(error: unknown): Bilingual | null {
  if (error instanceof UsageProblem) return error.said;
  if (!(error instanceof Error && 'code' in error)) return null;
  const [, named = ''] = /'([^']*)'/.exec(error.message) ?? [];
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return { zh: `没有 ${named} 这个选项。`, en: `There is no option ${named}.` };
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return /not take an argument/.test(error.message)
        ? { zh: `选项 ${named} 后面不带值。`, en: `The option ${named} takes no value.` }
        : { zh: `选项 ${named} 后面要有一个值。`, en: `The option ${named} needs a value.` };
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return { zh: `多了「${named}」。`, en: `“${named}” is one word too many.` };
    default:
      return null;
  }
}

/** As the command itself will read it; what is wrong with the flag, it says itself. */
function langOfArgs(argv: readonly string[], env: Locale): Lang {
  const given = argv.find((one) => one.startsWith('--lang='))?.slice('--lang='.length) ?? argv[argv.indexOf('--lang') + 1];
  const isGiven = argv.some((one) => one === '--lang' || one.startsWith('--lang='));
  return isGiven && (given === 'zh' || given === 'en') ? given : langOfLocale(env);
}

function listOf(commands: readonly Command[], lang: Lang): readonly string[] {
  const heads = commands.map(({ name, usage }) => `${name} ${usage}`.trimEnd());
  const width = Math.max(...heads.map(({ length }) => length));
  return ['npm run sopwith -- COMMAND', ...commands.map(({ summary }, n) => `  ${heads[n]?.padEnd(width)}  ${summary[lang]}`)];
}
