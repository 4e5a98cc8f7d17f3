// Everything an operator can do to a flow, each as one named edit. Pure: an edit that does not apply returns the very same flow.
import type { FlowDocument, FlowNote, FlowStep, JsonObject } from '@sopwith/engine';
import { deleteParts } from './delete.ts';
import { addNote, moveNotes, writeNote } from './notes.ts';
import { configureStep, noteStep, renameStep, setOptions, type StepOptions } from './settings.ts';
import { addStep, insertPiece, type Piece } from './steps.ts';
import { linkWay, markEnd, type Way } from './way.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What the flow says of itself, apart from its steps. */
export type FlowSettings = Pick<FlowDocument, 'name' | 'subject' | 'triggers' | 'context' | 'reentry' | 'exits' | 'lanes'> & {
  readonly description: string | undefined;
  readonly key: string | undefined;
  readonly priority: number | undefined;
  readonly calendar: string | undefined;
  readonly updates: FlowDocument['updates'] | undefined;
};

export type Edit =
  /** With `after`, the step takes that way; what the way led to before follows by the step's `onward` outcome. */
  | { readonly type: 'addStep'; readonly step: FlowStep; readonly at: Point; readonly after?: Way; readonly onward?: string }
  /** What led to a deleted step that had one way on now leads there. */
  | { readonly type: 'delete'; readonly steps: readonly string[]; readonly ways: readonly Way[] }
  | { readonly type: 'moveSteps'; readonly to: Readonly<Record<string, Point>> }
  | { readonly type: 'paste'; readonly piece: Piece }
  | { readonly type: 'connect'; readonly way: Way; readonly to: string }
  | { readonly type: 'markEnd'; readonly step: string; readonly outcome: string; readonly end: boolean }
  | { readonly type: 'renameStep'; readonly step: string; readonly name: string }
  | { readonly type: 'noteStep'; readonly step: string; readonly note: string }
  /** `outcomes` are those of the new settings: links and ends of any other outcome go with it. */
  | { readonly type: 'configureStep'; readonly step: string; readonly config: JsonObject; readonly outcomes: readonly string[] }
  /** An option that is undefined is taken away. `outcomes` as in `configureStep`. */
  | { readonly type: 'setOptions'; readonly step: string; readonly options: StepOptions; readonly outcomes: readonly string[] }
  | { readonly type: 'addNote'; readonly note: FlowNote }
  /** An empty text takes the note away. */
  | { readonly type: 'writeNote'; readonly note: string; readonly text: string }
  | { readonly type: 'setFlow'; readonly settings: Partial<FlowSettings> };

export type EditName = Edit['type'];

export function applyEdit(flow: FlowDocument, edit: Edit): FlowDocument {
  switch (edit.type) {
    case 'addStep':
      return addStep(flow, edit.step, edit.at, edit.after, edit.onward);
    case 'delete':
      return deleteParts(flow, edit.steps, edit.ways);
    case 'moveSteps':
      return moveSteps(flow, edit.to);
    case 'paste':
      return insertPiece(flow, edit.piece);
    case 'connect':
      return canConnect(flow, edit.way, edit.to) ? linkWay(flow, edit.way, edit.to) : flow;
    case 'markEnd':
      return markEnd(flow, edit.step, edit.outcome, edit.end);
    case 'renameStep':
      return renameStep(flow, edit.step, edit.name);
    case 'noteStep':
      return noteStep(flow, edit.step, edit.note);
    case 'configureStep':
      return configureStep(flow, edit.step, edit.config, edit.outcomes);
    case 'setOptions':
      return setOptions(flow, edit.step, edit.options, edit.outcomes);
    case 'addNote':
      return addNote(flow, edit.note);
    case 'writeNote':
      return writeNote(flow, edit.note, edit.text);
    case 'setFlow':
      return setFlow(flow, edit.settings);
  }
}

/** The rule behind a drag, the menu and the keyboard alike. A step never leads straight back to itself. */
export function canConnect(flow: FlowDocument, way: Way, to: string): boolean {
  const ids = new Set(flow.steps.map((step) => step.id));
  return ids.has(to) && way.from !== to && (way.from === null || ids.has(way.from));
}

function moveSteps(flow: FlowDocument, to: Readonly<Record<string, Point>>): FlowDocument {
  const layout = { ...flow.layout };
  let moved = false;
  for (const { id } of flow.steps) {
    const next = to[id];
    if (!next) continue;
    const place = { x: Math.round(next.x), y: Math.round(next.y) };
    if (layout[id]?.x === place.x && layout[id].y === place.y) continue;
    layout[id] = place;
    moved = true;
  }
  return moveNotes(moved ? { ...flow, layout } : flow, to);
}

function setFlow(flow: FlowDocument, settings: Partial<FlowSettings>): FlowDocument {
  const fields = Object.keys(settings) as (keyof FlowSettings)[];
  if (fields.every((field) => (flow[field] ?? '') === (settings[field] ?? ''))) return flow;
  const { description, key, priority, calendar, updates, ...rest } = { ...flow, ...settings };
  // An absent field and an empty one are the same flow: keep the document canonical.
  return {
    ...rest,
    ...(description ? { description } : {}),
    ...(key ? { key } : {}),
    ...(priority ? { priority } : {}),
    ...(calendar ? { calendar } : {}),
    ...(updates && updates.length > 0 ? { updates } : {}),
  };
}
