// Flows in files: read with every problem told, in words, and with the step types of this installation.
import { readFile } from 'node:fs/promises';
import { type ActionStep, pluginsFrom, upgradeFlow } from '@sopwith/activities';
import { builtinSteps, type Catalog, compile, createCatalog, describeProblem, type FlowDocument, hasErrors, type Lang, type Problem, parseFlow, type Program, validate } from '@sopwith/engine';
import { loadPlugins } from '../platform/load-plugins.ts';
import { StartProblem } from '../platform/start-problem.ts';
import { UsageProblem } from './command.ts';

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
    throw new StartProblem(`${file} cannot be read (${error instanceof Error ? error.message : String(error)}). Check the path.`);
  }
}

/** As it stands in the file; throws with all problems of its shape. */
export async function readFlowFile(file: string, lang: Lang): Promise<FlowDocument> {
  const parsed = parseFlow(await readText(file));
  if (!parsed.ok) throw new StartProblem([`${file} is not a flow that can be read:`, ...parsed.problems.map((one) => lineOf(one, null, lang))].join('\n'));
  return parsed.flow;
}

/** In the step versions of this installation, compiled; throws with all errors. */
export async function readProgram(file: string, { catalog, actions }: StepTypes, lang: Lang): Promise<{ readonly flow: FlowDocument; readonly program: Program }> {
  const flow = upgradeFlow(await readFlowFile(file, lang), actions);
  const problems = validate(flow, catalog);
  if (hasErrors(problems)) throw new StartProblem([`${file} has errors:`, ...problems.map((one) => lineOf(one, flow, lang, catalog))].join('\n'));
  return { flow, program: compile(flow, catalog) };
}

export function lineOf(problem: Problem, flow: FlowDocument | null, lang: Lang, catalog?: Catalog): string {
  const place = problem.step ?? problem.path ?? 'flow';
  return `  ${problem.severity === 'error' ? 'error  ' : 'warning'}  ${place}: ${describeProblem(problem, flow, lang, catalog)}`;
}

export function langOf(value: string | undefined): Lang {
  if (value === undefined || value === 'en') return 'en';
  if (value === 'zh') return 'zh';
  throw new UsageProblem(`--lang is zh or en, not ${JSON.stringify(value)}.`);
}

export function onlyFile(files: readonly string[], what = 'FILE'): string {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) throw new UsageProblem(`Name one ${what}.`);
  return file;
}
