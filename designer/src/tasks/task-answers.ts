// What somebody fills in and ticks off while they work on a task. Pure: the dialog shows it, the route gets it.
import type { FormField, Json, JsonObject } from '@sopwith/engine';

export type Filled = Readonly<Record<string, Json>>;

/** An emptied field is not given at all, so that an optional one stays empty. */
export function withField(filled: Filled, name: string, value: Json | null): Filled {
  const { [name]: _before, ...rest } = filled;
  return value === null || value === '' ? rest : { ...rest, [name]: value };
}

/** Titles of the required fields that are still empty, in the order of the form. */
export function missingFields(form: readonly FormField[], filled: Filled): readonly string[] {
  return form.filter(({ name, required }) => required && filled[name] === undefined).map(({ title }) => title);
}

export function toggled(ticked: readonly number[], index: number): readonly number[] {
  return ticked.includes(index) ? ticked.filter((one) => one !== index) : [...ticked, index].toSorted((a, b) => a - b);
}

export interface Completion {
  readonly outcome: string;
  readonly note?: string;
  readonly form?: JsonObject;
  readonly ticked?: readonly number[];
}

export function completionOf(outcome: string, note: string, filled: Filled, ticked: readonly number[]): Completion {
  return {
    outcome,
    ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(Object.keys(filled).length === 0 ? {} : { form: filled }),
    ...(ticked.length === 0 ? {} : { ticked }),
  };
}
