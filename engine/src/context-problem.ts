import type { Program } from './compile/program.ts';
import type { ContextType } from './document/flow-document.ts';
import type { Json, JsonObject } from './json.ts';

/** Why a run cannot start with this context, or null. The program says which fields it has and which it cannot do without. */
export function contextProblem(program: Program, context: JsonObject): string | null {
  for (const { name, type, required } of program.context) {
    const value = Object.hasOwn(context, name) ? context[name] : undefined;
    if (value === undefined || value === null) {
      if (required) return `contextMissing:${name}`;
    } else if (!fits(value, type)) {
      return `contextType:${name}`;
    }
  }
  return null;
}

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T.*)?$/;

function fits(value: Json, type: ContextType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value));
    case 'instant':
      return typeof value === 'number' || (typeof value === 'string' && !Number.isNaN(Date.parse(value)));
  }
}
