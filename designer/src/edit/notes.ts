// Notes for colleagues, pinned to the canvas beside the steps.
import type { FlowDocument, FlowNote } from '@sopwith/engine';

const NOTE = '$note.';

/** What a note is called on the canvas, where it must not be taken for a step. */
export function noteNode(id: string): string {
  return NOTE + id;
}

export function addNote(flow: FlowDocument, note: FlowNote): FlowDocument {
  if (notesOf(flow).some(({ id }) => id === note.id)) return flow;
  return withNotes(flow, [...notesOf(flow), { ...note, x: Math.round(note.x), y: Math.round(note.y) }]);
}

export function writeNote(flow: FlowDocument, id: string, text: string): FlowDocument {
  const old = notesOf(flow).find((note) => note.id === id);
  if (old === undefined || old.text === text) return flow;
  const kept = text.trim() === '' ? [] : [{ ...old, text }];
  return withNotes(
    flow,
    notesOf(flow).flatMap((note) => (note === old ? kept : [note])),
  );
}

/** `to` is by the names on the canvas. */
export function moveNotes(flow: FlowDocument, to: Readonly<Record<string, { readonly x: number; readonly y: number }>>): FlowDocument {
  let moved = false;
  const notes = notesOf(flow).map((note) => {
    const place = to[noteNode(note.id)];
    if (!place || (Math.round(place.x) === note.x && Math.round(place.y) === note.y)) return note;
    moved = true;
    return { ...note, x: Math.round(place.x), y: Math.round(place.y) };
  });
  return moved ? withNotes(flow, notes) : flow;
}

function notesOf(flow: FlowDocument): readonly FlowNote[] {
  return flow.notes ?? [];
}

function withNotes(flow: FlowDocument, notes: readonly FlowNote[]): FlowDocument {
  const { notes: _, ...rest } = flow;
  return notes.length > 0 ? { ...rest, notes } : rest;
}
