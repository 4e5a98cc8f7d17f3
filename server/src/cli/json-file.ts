// A file of JSON that a person wrote for a command: read by its schema, and what is wrong with it told in both languages.
import { type Bilingual, type Lang, z } from '@sopwith/engine';
import { StartProblem } from '../platform/start-problem.ts';
import { readText } from './flow-file.ts';

/** For `refine`: what a schema says by itself, zod says in neither language. */
export const NO_ZONE = { params: { said: { zh: '不是时区：写成 Asia/Shanghai 这样', en: 'is no time zone: write it as Europe/London' } } } as const;

export async function readJson<T>(file: string, schema: z.ZodType<T>, what: Bilingual): Promise<T> {
  let given: unknown;
  try {
    given = JSON.parse(await readText(file));
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new StartProblem({ zh: `${file} 不是 JSON：${why}`, en: `${file} is not JSON: ${why}` });
  }
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const wrong = (lang: Lang) => z.prettifyError(schema.safeParse(given, { error: (issue) => ownWords(issue)?.[lang] ?? LOCALES[lang].localeError(issue) }).error ?? read.error);
  throw new StartProblem({ zh: `${file} 不是${what.zh}：\n${wrong('zh')}`, en: `${file} is not a ${what.en}:\n${wrong('en')}` });
}

const LOCALES = { zh: z.locales.zhCN(), en: z.locales.en() } as const;

function ownWords(issue: z.core.$ZodRawIssue): Bilingual | null {
  return issue.code === 'custom' && issue.params?.said !== undefined ? (issue.params.said as Bilingual) : null;
}
