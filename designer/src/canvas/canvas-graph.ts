// The document as React Flow wants it. Derived, never saved; each node carries its step by reference, so what did not change does not redraw.
import type { FlowDocument, FlowNote, FlowStep, OutcomeManifest, Trigger } from '@sopwith/engine';
import type { Edge, Node } from '@xyflow/react';
import { noteNode } from '../edit/notes.ts';
import { ROW } from '../edit/steps.ts';
import { START, type Way } from '../edit/way.ts';
import { nodeWidth } from './node-size.ts';

export const START_NODE = '$start';
export const START_SIZE = { width: 232, height: 62 };
const GAP = 52;

export type StepNodeType = Node<{ readonly step: FlowStep; readonly linked: readonly string[] } & StepWords, 'step'>;
export type StartNodeType = Node<{ readonly triggers: readonly Trigger[]; readonly linked: boolean }, 'start'>;
export type NoteNodeType = Node<{ readonly note: FlowNote }, 'note'>;
export type CanvasNode = StepNodeType | StartNodeType | NoteNodeType;
export type WayEdgeType = Edge<{ readonly way: Way; readonly path: boolean; readonly bend: number }, 'way'>;

/** What the box says: what the step is called, and what it does. */
export type StepWords = { readonly title: string; readonly says: string };

export type WordsOf = (step: FlowStep) => StepWords;
export type OutcomesOf = (step: FlowStep) => readonly OutcomeManifest[];

export function nodesOf(flow: FlowDocument, outcomesOf: OutcomesOf, wordsOf: WordsOf): CanvasNode[] {
  const start: StartNodeType = {
    id: START_NODE,
    type: 'start',
    position: startPlace(flow, outcomesOf),
    data: { triggers: flow.triggers, linked: flow.start !== null },
    draggable: false,
    deletable: false,
  };
  const linked = linkedOutcomes(flow);
  const unplaced = placesBelow(flow);
  const steps = flow.steps.map(
    (step): StepNodeType => ({
      id: step.id,
      type: 'step',
      position: flow.layout[step.id] ?? unplaced(step.id),
      data: { step, linked: linked.get(step.id) ?? NONE, ...wordsOf(step) },
    }),
  );
  const notes = (flow.notes ?? []).map(
    (note): NoteNodeType => ({
      id: noteNode(note.id),
      type: 'note',
      position: { x: note.x, y: note.y },
      data: { note },
      selectable: false,
      deletable: false,
      // Behind the steps: a note that lies under one must not hide it.
      zIndex: -1,
    }),
  );
  return [start, ...steps, ...notes];
}

/** Steps that nobody has placed, as a file may have them, stand below the others, one under another. */
function placesBelow(flow: FlowDocument): (id: string) => { x: number; y: number } {
  const lowest = Math.max(-ROW, ...Object.values(flow.layout).map(({ y }) => y));
  const order = flow.steps.filter(({ id }) => flow.layout[id] === undefined).map(({ id }) => id);
  return (id) => ({ x: 0, y: lowest + (order.indexOf(id) + 1) * ROW });
}

const NONE: readonly string[] = [];

function linkedOutcomes(flow: FlowDocument): ReadonlyMap<string, readonly string[]> {
  const linked = new Map<string, string[]>();
  for (const { from, outcome } of flow.edges) {
    const known = linked.get(from);
    if (known) known.push(outcome);
    else linked.set(from, [outcome]);
  }
  return linked;
}

/** Centred above the first step, or above everything while there is none. */
function startPlace(flow: FlowDocument, outcomesOf: OutcomesOf): { x: number; y: number } {
  const first = flow.steps.find((step) => step.id === flow.start);
  const place = first && flow.layout[first.id];
  if (first && place) {
    return { x: place.x + (nodeWidth(outcomesOf(first).length) - START_SIZE.width) / 2, y: place.y - START_SIZE.height - GAP };
  }
  return { x: 0, y: Math.min(0, ...Object.values(flow.layout).map(({ y }) => y)) - START_SIZE.height - GAP };
}

/** How far apart the bends of neighbouring links run, so that two do not lie on one line; together they stay below the box. */
const BEND = 9;
const BENDS = 54;

export function edgesOf(flow: FlowDocument, outcomesOf: OutcomesOf): WayEdgeType[] {
  const drawn = new Map(
    flow.steps.flatMap((step) =>
      outcomesOf(step).map(({ id, kind }, index, all) => {
        const bend = (index - (all.length - 1) / 2) * Math.min(BEND, BENDS / all.length);
        return [edgeId({ from: step.id, outcome: id }), { path: kind === 'path', bend }] as const;
      }),
    ),
  );
  const draw = (way: Way, to: string) => wayEdge(way, to, drawn.get(edgeId(way)) ?? { path: false, bend: 0 });
  const links = flow.edges.map(({ from, outcome, to }) => draw({ from, outcome }, to));
  return flow.start === null ? links : [draw(START, flow.start), ...links];
}

function wayEdge(way: Way, to: string, look: { readonly path: boolean; readonly bend: number }): WayEdgeType {
  return {
    id: edgeId(way),
    type: 'way',
    source: way.from ?? START_NODE,
    sourceHandle: way.outcome,
    target: to,
    targetHandle: 'in',
    data: { way, ...look },
  };
}

export function edgeId(way: Way): string {
  return `${way.from ?? START_NODE}:${way.outcome}`;
}

/** The way at which a React Flow edge, or one being drawn, begins. */
export function wayOf(end: { readonly source: string | null; readonly sourceHandle?: string | null | undefined }): Way | null {
  if (!end.source || !end.sourceHandle) return null;
  return { from: end.source === START_NODE ? null : end.source, outcome: end.sourceHandle };
}

/** Keeps what React Flow measured and what did not change, so that an edit redraws only what it touched. */
export function mergeNodes(old: readonly CanvasNode[], fresh: readonly CanvasNode[], selected: readonly string[]): CanvasNode[] {
  const known = new Map(old.map((node) => [node.id, node]));
  return fresh.map((node) => {
    const before = known.get(node.id);
    const isSelected = selected.includes(node.id);
    if (!before) return isSelected ? { ...node, selected: true } : node;
    const data = sameData(before, node) ? before.data : node.data;
    const still = before.position.x === node.position.x && before.position.y === node.position.y;
    if (data === before.data && still && (before.selected ?? false) === isSelected) return before;
    // Both are the same kind of node: a step never becomes the start.
    return { ...before, data, position: node.position, selected: isSelected } as CanvasNode;
  });
}

function sameData(a: CanvasNode, b: CanvasNode): boolean {
  if (a.type === 'step' && b.type === 'step') return sameStep(a.data, b.data);
  if (a.type === 'start' && b.type === 'start') return a.data.triggers === b.data.triggers && a.data.linked === b.data.linked;
  if (a.type === 'note' && b.type === 'note') return a.data.note === b.data.note;
  return false;
}

/** The words of a step can change by what another is called. */
function sameStep(a: StepNodeType['data'], b: StepNodeType['data']): boolean {
  return a.step === b.step && a.title === b.title && a.says === b.says && a.linked.join() === b.linked.join();
}
