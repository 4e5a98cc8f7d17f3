// The context for a flow that this run starts: what is missing here is missing there.
import type { Scope } from '../condition/scope.ts';
import { ownValue } from '../condition/scope.ts';
import type { Json, JsonObject } from '../json.ts';
import type { HandedField } from '../steps/handed-context.ts';

export function handedContext(fields: readonly HandedField[], scope: Scope): JsonObject {
  const context: Record<string, Json> = {};
  for (const one of fields) {
    const value = valueOf(one, scope) ?? null;
    if (value !== null) context[one.field] = value;
  }
  return context;
}

function valueOf({ from, name }: HandedField, { member, context, variables }: Scope): Json | undefined {
  switch (from) {
    case 'context':
      return ownValue(context, name);
    case 'variable':
      return ownValue(variables, name);
    case 'attribute':
      return ownValue(member.attributes, name);
    case 'text':
      return name;
  }
}
