import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { ActionStep } from './define-step.ts';

/** Every step file of a folder, by type. A file without a step, or a type given twice, stops the start: both are mistakes. */
export async function loadSteps(
  folder: string = fileURLToPath(new URL('./steps', import.meta.url)),
): Promise<ReadonlyMap<string, ActionStep>> {
  const files = (await readdir(folder)).filter((name) => /^[^.]+\.(ts|js|mjs)$/.test(name)).sort();
  const steps = new Map<string, ActionStep>();
  for (const name of files) {
    const path = join(folder, name);
    const loaded: { default?: ActionStep } = await import(pathToFileURL(path).href);
    const step = loaded.default;
    if (!step?.manifest) throw new Error(`${path} has no default export made by defineStep`);
    if (steps.has(step.manifest.type)) throw new Error(`the step type ${step.manifest.type} is defined twice, again in ${path}`);
    steps.set(step.manifest.type, step);
  }
  return steps;
}
