// Step types from files: Sopwith's own, and those of plugins, which are folders or packages that the configuration names.
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as engine from '@sopwith/engine';
import { type ActionStep, defineStep, later, StepFailure } from './define-step.ts';

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
    const loaded: { default?: Plugin } = await import(pathToFileURL(path).href);
    for (const step of stepsOf(loaded.default, path)) {
      if (steps.has(step.manifest.type)) throw new Error(`the step type ${step.manifest.type} is defined twice, again in ${path}`);
      steps.set(step.manifest.type, step);
    }
  }
  return steps;
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
  try {
    return createRequire(join(process.cwd(), 'package.json')).resolve(name);
  } catch (error) {
    throw new Error(`SOPWITH_PLUGINS names ${name}, which is neither a folder nor an installed package`, { cause: error });
  }
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
    if (!step?.manifest) throw new Error(`${path} has no default export made by defineStep`);
    return step;
  });
}
