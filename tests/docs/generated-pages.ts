// The pages of the docs that nobody writes by hand, by the names of their files.
import { loadSteps } from '@sopwith/activities';
import { builtinSteps } from '@sopwith/engine';
import { stepReference } from './step-reference.ts';
import { vocabulary } from './vocabulary.ts';

export async function generatedPages(): Promise<Readonly<Record<string, string>>> {
  const custom = [...(await loadSteps()).values()].map(({ manifest }) => manifest);
  return { 'steps.md': stepReference(builtinSteps, custom), 'vocabulary.md': vocabulary() };
}
