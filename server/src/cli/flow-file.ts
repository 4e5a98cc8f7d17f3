// Flows in files: read with every problem told, in words, and with the step types of this installation.
import { readFile } from 'node:fs/promises';
import { type ActionStep, pluginsFrom, upgradeFlow } from '@sopwith/activities';
import { type Bilingual, builtinSteps, type Catalog, compile, createCatalog, describeProblem, type FlowDocument, hasErrors, type Lang, type Problem, parseFlow, type Program, validate } from '@sopwith/engine';
import { loadPlugins } from '../platform/load-plugins.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { UsageProblem } from './command.ts';
import { langOfLocale } from '../platform/locale.ts';
import { unreadable } from './file-problem.ts';

export interface StepTypes {
  readonly catalog: Catalog;
  readonly actions: ReadonlyMap<string, ActionStep>;
}

/** Builtins, Sopwith's own actions, and the plugins of `SOPWITH_PLUGINS`. */
export async function stepTypes(): Promise<StepTypes> {
  const actions = await loadPlugins(pluginsFrom(process.env['SOPWITH_PLUGINS']));
  return { actions, catalog: createCatalog(builtinSteps, [...actions.values()].map(({ manifest }) => manifest)) };
}

export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** As it stands in the file; throws with all problems of its shape. */
export async function readFlowFile(file: string): Promise<FlowDocument> {
  const parsed = parseFlow(await readText(file));
  if (!parsed.ok) throw withProblems({ zh: `${file} 不是能读的流程：`, en: `${file} is not a flow that can be read:` }, (said) => parsed.problems.map((one) => lineOf(one, null, said)));
  return parsed.flow;
}

/** In the step versions of this installation, compiled; throws with all errors. */
export async function readProgram(file: string, { catalog, actions }: StepTypes): Promise<{ readonly flow: FlowDocument; readonly program: Program }> {
  const flow = upgradeFlow(await readFlowFile(file), actions);
  const problems = validate(flow, catalog);
  if (hasErrors(problems)) throw withProblems({ zh: `${file} 有错误：`, en: `${file} has errors:` }, (said) => problems.map((one) => lineOf(one, flow, said, catalog)));
  return { flow, program: compile(flow, catalog) };
}

export function lineOf(problem: Problem, flow: FlowDocument | null, lang: Lang, catalog?: Catalog): string {
  const place = problem.step ?? problem.path ?? (lang === 'zh' ? '流程' : 'flow');
  return `  ${SEVERITIES[problem.severity][lang]}  ${place}${lang === 'zh' ? '：' : ': '}${describeProblem(problem, flow, lang, catalog)}`;
}

/** Before each problem, of one width. */
export const SEVERITIES: Readonly<Record<Problem['severity'], Bilingual>> = { error: { zh: '错误', en: 'error  ' }, warning: { zh: '警告', en: 'warning' } };

/** A sentence with a line for each problem under it. */
export function withProblems(head: Bilingual, lines: (lang: Lang) => readonly string[]): StartProblem {
  return new StartProblem({ zh: [head.zh, ...lines('zh')].join('\n'), en: [head.en, ...lines('en')].join('\n') });
}

export function langOf(value: string | undefined): Lang {
  if (value === undefined) return langOfLocale(process.env);
  if (value === 'zh' || value === 'en') return value;
  throw new UsageProblem({ zh: `--lang 只能是 zh 或 en，不能是 ${JSON.stringify(value)}。`, en: `--lang is zh or en, not ${JSON.stringify(value)}.` });
}

export function onlyFile(files: readonly string[], what = 'FILE'): string {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) throw new UsageProblem({ zh: `写一个 ${what}，不多也不少。`, en: `Name one ${what}.` });
  return file;
}
