// What a recorded history keeps: what the workflow did. Not who ran it, nor where.

export interface RecordedHistory {
  readonly workflowId: string;
  readonly events: readonly object[];
}

/** Fields that name a machine, a process or a place in its files. */
const PLACES = new Set(['identity', 'stackTrace', 'binaryChecksum', 'cron', 'userMetadata', 'workerVersion', 'sdkMetadata', 'meteringMetadata', 'requestId', 'taskId', 'historySizeBytes', 'prevAutoResetPoints']);

export function eventsOf(history: unknown): readonly object[] {
  const { events } = history as { events?: readonly object[] };
  if (!Array.isArray(events)) throw new Error('expected a history with events, found none');
  return events;
}

export function scrub(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(scrub);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([name]) => !PLACES.has(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, isSticky(value, name) ? 'sticky' : scrub(inner)]));
}

/** The queue of one process is named after it. */
function isSticky(value: object, name: string): boolean {
  return name === 'name' && 'kind' in value && value.kind === 'TASK_QUEUE_KIND_STICKY';
}
