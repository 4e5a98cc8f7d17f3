import type { Bilingual } from '@sopwith/engine';
import type { Language } from '../language/language.ts';
import type { FieldSchema } from './field-schema.ts';

export function titleOf(schema: FieldSchema, name: string, language: Language): string {
  if (typeof schema.title === 'string') return schema.title;
  return schema.title?.[language] ?? name;
}

export function helpOf(schema: FieldSchema, language: Language): string | undefined {
  return schema.help?.[language];
}

export function labelOf(labels: Readonly<Record<string, Bilingual>> | undefined, value: string, language: Language): string {
  return labels?.[value]?.[language] ?? value;
}
