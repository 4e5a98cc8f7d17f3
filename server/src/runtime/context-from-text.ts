// A table's cells into the types that the flow declares. What does not fit stays text: enrolment names it. Pure.
import type { ContextField, Json, JsonObject } from '@sopwith/engine';

export function contextFromText(fields: readonly ContextField[], cells: JsonObject): JsonObject {
  const types = new Map(fields.map((field) => [field.name, field.type]));
  return Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [name, typeof cell === 'string' ? valueOf(cell, types.get(name)) : cell]),
  );
}

function valueOf(cell: string, type: ContextField['type'] | undefined): Json {
  switch (type) {
    case 'number':
      return Number.isFinite(Number(cell)) ? Number(cell) : cell;
    case 'boolean':
      return { true: true, false: false, '1': true, '0': false, 是: true, 否: false }[cell.toLowerCase()] ?? cell;
    case 'text':
    case 'date':
    case 'instant':
    case undefined:
      return cell;
  }
}
