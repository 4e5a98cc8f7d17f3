// The context for a flow that this run starts: what is missing here is missing there.
import type { Scope } from '../condition/scope.ts';
import { ownValue } from '../condition/scope.ts';
import type { Json, JsonObject } from '../json.ts';
import type { HandedField } from '../steps/handed-context.ts';
import { textFor } from './text-for.ts';

export function handedContext(fields: readonly HandedField[], scope: Scope): JsonObject {
  const context: Record<string, Json> = {};
  for (const one of fields) {
    const value = handedValue(one, scope) ?? null;
    if (value !== null) context[one.field] = value;
  }
  return context;
}

export function handedValue({ from, name }: HandedField, scope: Scope): Json | undefined {
  switch (from) {
    case 'context':
      return ownValue(scope.context, name);
    case 'variable':
      return ownValue(scope.variables, name);
    case 'attribute':
      return ownValue(scope.member.attributes, name);
    case 'text':
      return textFor(name, scope);
  }
}
