// Declarations as a file: what an export holds can be imported anywhere.
import { TYPE_TITLES } from '@sopwith/engine';
import type { DeclarationDto } from '@sopwith/server/contract';
import type { NewDeclaration } from '../api/declarations-api.ts';

export function exportText(declared: readonly DeclarationDto[]): string {
  const lines = declared.map(({ event, name, type, choices, note }) => ({ event, name, type, choices, note }));
  return `data:application/json;charset=utf-8,${encodeURIComponent(`${JSON.stringify(lines, null, 2)}\n`)}`;
}

/** Null: it holds no list of declarations. Whether names and choices will do, the server says. */
export function declarationsFromText(text: string): readonly NewDeclaration[] | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    // Not JSON is one way of not being a list.
    return null;
  }
  if (!Array.isArray(read)) return null;
  const lines = read.map(lineOf);
  return lines.every((line) => line !== null) ? lines : null;
}

function lineOf(value: unknown): NewDeclaration | null {
  if (typeof value !== 'object' || value === null) return null;
  const { event = null, name, type, choices = [], note = '' } = value as Partial<Record<keyof NewDeclaration, unknown>>;
  const fits =
    (event === null || typeof event === 'string') &&
    typeof name === 'string' &&
    typeof type === 'string' &&
    Object.hasOwn(TYPE_TITLES, type) &&
    Array.isArray(choices) &&
    choices.every((choice) => typeof choice === 'string') &&
    typeof note === 'string';
  return fits ? { event, name, type: type as NewDeclaration['type'], choices, note } : null;
}
