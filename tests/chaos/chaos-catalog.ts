// The step types of a chaos run: the built-in ones, and those of the plugin that its worker loads.
import { fileURLToPath } from 'node:url';
import { loadSteps } from '@sopwith/activities';
import { builtinSteps, type Catalog, createCatalog } from '@sopwith/engine';

export const PLUGIN = fileURLToPath(new URL('./plugin', import.meta.url));

export async function chaosCatalog(): Promise<Catalog> {
  const steps = await loadSteps([PLUGIN]);
  return createCatalog(builtinSteps, [...steps.values()].map(({ manifest }) => manifest));
}
