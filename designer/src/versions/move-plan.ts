// What a plan of moving comes to. Pure: the same figures for the dialog and its tests.
import type { MovePreview } from '@sopwith/server/contract';

export function occupiedSteps(preview: MovePreview): MovePreview['steps'] {
  return preview.steps.filter(({ waiting }) => waiting > 0);
}

/**
 * People on several paths at once are counted once for each path, so what moves is only known where nobody stays;
 * otherwise it is at least the rest.
 */
export function sumUp(preview: MovePreview, chosen: Readonly<Record<string, string | null>>): { readonly moves: number; readonly stays: number } {
  const staying = occupiedSteps(preview)
    .filter(({ step, target }) => (Object.hasOwn(chosen, step) ? chosen[step] : target) === null)
    .reduce((sum, { waiting }) => sum + waiting, 0);
  const stays = Math.min(staying, preview.runs);
  return { moves: preview.runs - stays, stays };
}
