// Where the keyboard goes in the editor: between its regions, from a box to its settings and back, to what is wrong.
import { START_NODE } from '../canvas/canvas-graph.ts';
import { focusOn } from '../keyboard/kept-focus.ts';

const REGIONS = ['.editor-bar', '.editor-palette', '.editor-canvas', '.editor-panel', '.rehearsal-split'] as const;

/** Round the regions of the page, from the one that has the focus. */
export function focusRegion(by: 1 | -1): void {
  const shown = REGIONS.flatMap((region) => [...document.querySelectorAll(region)]).filter((region) => region.getClientRects().length > 0);
  const here = shown.findIndex((region) => region.contains(document.activeElement));
  const region = shown[here < 0 ? 0 : (here + by + shown.length) % shown.length];
  // Its first stop: its name is said, and with it where one is.
  focusOn(region?.querySelector(FIRST_STOP) ?? region);
}

const FIRST_STOP = '.react-flow__node[tabindex="0"], h2, input, a[href], button:not([disabled])';

/** What of the settings is to have the focus: where an outcome leads, the first field that is wrong, or their heading. */
export type Sought = 'heading' | 'wrong' | { readonly way: string };

/**
 * The settings of what is selected, once they are drawn. Where there is no such field, their heading.
 * They are drawn before the next key is heard, and by then the focus is there: a frame later it would take it from where Tab has gone since.
 */
export function focusSettings(sought: Sought = 'heading'): void {
  queueMicrotask(() => {
    const panel = document.querySelector('.editor-panel');
    const field = sought === 'heading' ? null : panel?.querySelector(sought === 'wrong' ? WRONG : `[data-testid="way-${CSS.escape(sought.way)}"] input`);
    if (field instanceof HTMLElement) field.focus();
    else focusOn(panel?.querySelector('h2'));
  });
}

const WRONG = ['input', 'textarea', 'button'].map((each) => `[data-problem="true"] ${each}:not([disabled])`).join(', ');

/** The box of a step; without one, of the start. */
export function focusBox(step: string | undefined): void {
  const box = document.querySelector(`.react-flow__node[data-id="${CSS.escape(step ?? START_NODE)}"]`);
  if (box instanceof HTMLElement) box.focus();
}
