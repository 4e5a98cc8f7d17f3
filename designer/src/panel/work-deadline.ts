// The deadline of people's work as the form of a wait's deadline shows it, and back.
import type { Json } from '@sopwith/engine';
import { isJsonObject } from './field-schema.ts';

export function deadlineOfWork(work: Json | undefined): Json {
  if (!isJsonObject(work)) return null;
  return 'type' in work ? work : { type: 'after', duration: work };
}

export function workOfDeadline(deadline: Json): Json {
  if (!isJsonObject(deadline)) return null;
  const { type, duration = null, ifPast: _, ...rest } = deadline;
  return type === 'after' ? duration : { type: type ?? null, ...rest };
}
