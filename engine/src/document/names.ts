// What things inside a flow may be called. Names become keys of JSON objects, so those with a meaning to JavaScript are refused.
import { z } from '../schema.ts';

export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const harmless = (name: string) => !FORBIDDEN_KEYS.has(name);
const refused = { params: { code: 'name.forbidden' } };

/** Ids of steps, outcomes, exit rules and cases. */
export const idSchema = z
  .string()
  .min(1, { abort: true })
  .regex(/^[a-z0-9-]{1,40}$/, 'value.id')
  .refine(harmless, refused);
/** Outcomes: those of the step types are spelled `soldOut`. */
export const outcomeSchema = z
  .string()
  .min(1, { abort: true })
  .regex(/^[A-Za-z0-9-]{1,40}$/, 'value.id')
  .refine(harmless, refused);
/** Context fields and variables: what a template can write after a dot. */
export const fieldNameSchema = z
  .string()
  .min(1, { abort: true })
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, 'value.fieldName')
  .refine(harmless, refused);
/** Events as their senders name them. */
export const eventNameSchema = z
  .string()
  .min(1, { abort: true })
  .regex(/^[^\s"'<>\\]{1,100}$/u)
  .refine(harmless, refused);
/** Attributes and event properties: senders name these too, in any language. */
export const attributeNameSchema = z
  .string()
  .min(1, { abort: true })
  .regex(/^[^\s"'<>\\]{1,100}$/u)
  .refine(harmless, refused);
/** Tags, communities, people: a line of text that is not blank. */
export const labelSchema = z
  .string()
  .min(1, { abort: true })
  // Stop there: the pattern takes the square of the length where it does not match.
  .max(100, { abort: true })
  .regex(/^[^\n\r]*\S[^\n\r]*$/u);
