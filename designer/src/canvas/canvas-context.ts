// What the boxes show beside the document, and what may be done from them.
import type { StepCounts } from '@sopwith/server/contract';
import { createContext, useContext } from 'react';
import type { Way } from '../edit/way.ts';
import type { WordedProblem } from '../editor/use-problems.ts';

export interface CanvasExtras {
  readonly problems: ReadonlyMap<string, readonly WordedProblem[]>;
  readonly counts: Readonly<Record<string, Pick<StepCounts['steps'][string], 'waiting' | 'left'>>>;
  /** The way one run went: steps it was at, edges it took, steps where it rests. */
  readonly path?: { readonly steps: ReadonlySet<string>; readonly edges: ReadonlySet<string>; readonly resting: ReadonlySet<string> };
  /** Absent where the canvas is only looked at. */
  readonly onAddAfter?: (way: Way) => void;
  readonly onWriteNote?: (note: string, text: string) => void;
}

export const CanvasContext = createContext<CanvasExtras>({ problems: new Map(), counts: {} });

export function useCanvasExtras(): CanvasExtras {
  return useContext(CanvasContext);
}
