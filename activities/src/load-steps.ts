// Step types from files: Sopwith's own, and those of plugins, which are folders or packages that the configuration names.
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as engine from '@sopwith/engine';
import { type ActionStep, defineStep, later, StepFailure } from './define-step.ts';
import { packageEntry } from './plugin-package.ts';
import { notLoaded, nowhere, ourOwn, twice, withoutStep } from './plugin-problem.ts';

/** What a plugin is handed, so that it needs no dependency on Sopwith to be loaded from anywhere. */
export const toolkit = { defineStep, later, StepFailure, field: engine.field, z: engine.z, renderTemplate: engine.renderTemplate } as const;

export type Toolkit = typeof toolkit;

/** A plugin's default export: a step, several, or a function of the toolkit that makes them. */
export type Plugin = ActionStep | readonly ActionStep[] | ((toolkit: Toolkit) => ActionStep | readonly ActionStep[]);

const OWN = fileURLToPath(new URL('./steps', import.meta.url));

/** Every step of Sopwith's own and of the plugins, by type. A file without a step, or a type given twice, stops the start: both are mistakes. */
export async function loadSteps(plugins: readonly string[] = []): Promise<ReadonlyMap<string, ActionStep>> {
  const steps = new Map<string, ActionStep>();
  for (const path of [...(await filesOf(OWN)), ...(await pluginFiles(plugins))]) {
    for (const step of stepsOf(await pluginAt(path), path)) {
      const { type } = step.manifest;
      if (steps.has(type)) throw twice(type, path);
      if (BUILTIN.has(type)) throw ourOwn(type, path);
      steps.set(type, step);
    }
  }
  return steps;
}

const BUILTIN: ReadonlySet<string> = new Set(engine.builtinSteps.map(({ manifest }) => manifest.type));

async function pluginAt(path: string): Promise<Plugin | undefined> {
  try {
    const loaded: { default?: Plugin } = await import(pathToFileURL(path).href);
    return loaded.default;
  } catch (error) {
    throw notLoaded(path, error);
  }
}

/** `SOPWITH_PLUGINS`: folders and packages, with commas between. */
export function pluginsFrom(setting: string | undefined): readonly string[] {
  return (setting ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
}

async function pluginFiles(plugins: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const plugin of plugins) {
    const found = await stat(resolve(plugin)).catch(() => null);
    if (found?.isDirectory()) files.push(...(await filesOf(resolve(plugin))));
    else files.push(found?.isFile() ? resolve(plugin) : packageFile(plugin));
  }
  return files;
}

function packageFile(name: string): string {
  const found = packageEntry(name);
  if (found !== null) return found;
  throw nowhere(name, process.cwd());
}

/** Tests and type declarations have a second dot, and are left alone. */
async function filesOf(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => /^[^.]+\.(ts|js|mjs)$/.test(name)).sort();
  return names.map((name) => join(folder, name));
}

function stepsOf(plugin: Plugin | undefined, path: string): readonly ActionStep[] {
  const made = typeof plugin === 'function' ? plugin(toolkit) : plugin;
  const steps = Array.isArray(made) ? (made as readonly ActionStep[]) : [made as ActionStep | undefined];
  return steps.map((step) => {
    if (!step?.manifest) throw withoutStep(path);
    return step;
  });
}
