import { fitsField, type FormField, type JsonObject } from '@sopwith/engine';

/** Names of the fields that are missing or hold what they cannot, and of answers that nobody asked for. */
export function fieldsAtFault(form: readonly FormField[], given: JsonObject): readonly string[] {
  const unknown = Object.keys(given).filter((name) => !form.some((field) => field.name === name));
  const wrong = form.filter((field) => {
    const value = Object.hasOwn(given, field.name) ? given[field.name] : undefined;
    if (value === undefined || value === null || value === '') return field.required;
    return !fitsField(field, value);
  });
  return [...wrong.map(({ name }) => name), ...unknown];
}
