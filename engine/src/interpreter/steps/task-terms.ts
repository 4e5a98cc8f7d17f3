// What a task asks for beside its text, and what its form brings back.
import { ownValue, type Scope } from '../../condition/scope.ts';
import type { Instant } from '../../instant.ts';
import type { Json, JsonObject } from '../../json.ts';
import type { FormField, TaskConfig } from '../../steps/step-config.ts';
import { readDate } from '../../time/local-day.ts';
import type { TaskTerms } from '../command.ts';

export function termsOf(config: TaskConfig, scope: Scope, acknowledgeBy: Instant | undefined): TaskTerms {
  const { checklist = [], form = [] } = config;
  const assign = assignmentOf(config, scope);
  return {
    ...(assign === undefined ? {} : { assign }),
    ...(acknowledgeBy === undefined ? {} : { acknowledgeBy }),
    ...(checklist.length === 0 ? {} : { checklist }),
    ...(form.length === 0 ? {} : { form }),
  };
}

function assignmentOf({ assignBy, assigneeAttribute, sameAs }: TaskConfig, { member }: Scope): TaskTerms['assign'] {
  switch (assignBy) {
    case 'roster':
    case 'leastLoaded':
      return { by: assignBy };
    case 'attribute': {
      const person = assigneeAttribute === undefined ? undefined : ownValue(member.attributes, assigneeAttribute);
      return typeof person === 'string' && person.trim() !== '' ? { by: 'person', person: person.slice(0, 200) } : undefined;
    }
    case 'sameAs':
      return sameAs === undefined ? undefined : { by: 'sameAs', step: sameAs };
    case 'named':
    case undefined:
      return undefined;
  }
}

/** Only what the step asks for, each of its kind; null where it asks for nothing. */
export function formVariables({ form = [] }: TaskConfig, data: JsonObject): Readonly<Record<string, Json>> | null {
  const given = data.form;
  if (form.length === 0 || typeof given !== 'object' || given === null || Array.isArray(given)) return null;
  const variables: Record<string, Json> = {};
  for (const field of form) {
    const value = ownValue(given as JsonObject, field.name);
    if (value !== undefined && fitsField(field, value)) variables[field.name] = value;
  }
  return variables;
}

/** Whether a value can stand in a field; an optional one may stay empty by not being given. */
export function fitsField({ kind, options }: FormField, value: Json): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string' && value.length <= 4_000;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'yesNo':
      return typeof value === 'boolean';
    case 'date':
      return readDate(value)?.type === 'day';
    case 'choice':
      return typeof value === 'string' && options.includes(value);
  }
}
