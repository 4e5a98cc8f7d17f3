// The incidents of a simulation: what the server would answer, from a small world in memory.
import type { Instant } from '../instant.ts';
import type { JsonObject } from '../json.ts';
import type { Request } from '../interpreter/request.ts';

export interface KnownIncident {
  readonly id: string;
  readonly mergeKey: string;
  readonly severity: string;
  readonly isOpen: boolean;
  readonly lastAt: Instant;
}

export type IncidentWorld = Map<string, KnownIncident>;

type Change = Extract<Request, { kind: 'incident' }>['change'];

export interface IncidentAnswer {
  readonly outcome: string;
  readonly data: JsonObject;
  /** What those concerned are told; null: nothing. */
  readonly event: string | null;
}

/** Changes the world. */
export function answerIncident(world: IncidentWorld, change: Change, at: Instant): IncidentAnswer {
  if (change.op === 'open') {
    const { mergeKey, severity, windowMs } = change;
    const known = [...world.values()].find((one) => one.isOpen && one.mergeKey === mergeKey && one.lastAt > at - windowMs);
    const id = known?.id ?? `I-${world.size + 1}`;
    world.set(id, { severity, mergeKey, isOpen: true, ...known, id, lastAt: at });
    return { outcome: known ? 'merged' : 'opened', data: { incident: id }, event: known ? '$incident.joined' : '$incident.opened' };
  }
  const known = world.get(change.incident);
  if (known === undefined) return { outcome: 'none', data: {}, event: null };
  const done = (event: string | null): IncidentAnswer => ({ outcome: 'done', data: { incident: known.id }, event });
  switch (change.op) {
    case 'add':
      world.set(known.id, { ...known, lastAt: at });
      return done('$incident.joined');
    case 'severity':
      if (known.severity === change.severity) return done(null);
      world.set(known.id, { ...known, severity: change.severity });
      return done('$incident.severity');
    case 'note':
      return done(null);
    case 'resolve':
    case 'reopen': {
      const isOpen = change.op === 'reopen';
      if (known.isOpen === isOpen) return done(null);
      world.set(known.id, { ...known, isOpen, lastAt: at });
      return done(isOpen ? '$incident.reopened' : '$incident.resolved');
    }
  }
}
