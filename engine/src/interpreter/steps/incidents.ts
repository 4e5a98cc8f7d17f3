// Steps about incidents. Which one: the variable `incident`, else the context field of that name, else what the run is about.
import type { Scope } from '../../condition/scope.ts';
import type { IncidentAddConfig, IncidentOpenConfig, IncidentSeverityConfig, IncidentTextConfig } from '../../steps/incidents.ts';
import { addDuration } from '../../time/duration.ts';
import type { Behaviour, Decision, Moment } from '../behaviour.ts';
import { because } from '../reasons.ts';
import type { Request } from '../request.ts';
import { textFor } from '../text-for.ts';
import { theIncident } from '../the-incident.ts';

type IncidentChange = Extract<Request, { kind: 'incident' }>['change'];

export const incidentOpen: Behaviour<IncidentOpenConfig> = asking((config, { scope, zone, at }) => ({
  op: 'open',
  title: textFor(config.title, scope).slice(0, 300),
  mergeKey: textFor(config.mergeKey, scope).slice(0, 200),
  // An incident that was last joined before then is another one.
  windowMs: addDuration(zone, at, config.window) - at,
  severity: config.severity,
  owner: config.owner,
}));
export const incidentAdd: Behaviour<IncidentAddConfig> = asking((_config, { scope }) => about(scope, { op: 'add' }));
export const incidentSeverity: Behaviour<IncidentSeverityConfig> = asking(({ severity }, { scope }) => about(scope, { op: 'severity', severity }));
export const incidentNote = withText('note');
export const incidentResolve = withText('resolve');
export const incidentReopen = withText('reopen');

function withText(op: 'note' | 'resolve' | 'reopen'): Behaviour<IncidentTextConfig> {
  return asking(({ text }, { scope }) => about(scope, { op, text: textFor(text, scope) }));
}

type Without<T> = T extends { readonly incident: string } ? Omit<T, 'incident'> : never;

/** Null: the run knows of no incident. */
function about(scope: Scope, change: Without<IncidentChange>): IncidentChange | null {
  const incident = theIncident(scope);
  // What was taken away, its name, is put back.
  return incident === null ? null : ({ ...change, incident } as IncidentChange);
}

function asking<Config>(changeOf: (config: Config, moment: Moment) => IncidentChange | null): Behaviour<Config> {
  return {
    arrive(config, moment): Decision {
      const { key, at, step } = moment;
      const change = changeOf(config, moment);
      if (change === null) return { type: 'leave', outcome: 'none', reason: because('incident.none', {}) };
      return {
        type: 'rest',
        due: null,
        listens: [],
        data: {},
        reason: because('incident.asked', { op: change.op }),
        commands: [{ type: 'request', key, step: step.id, at, request: { kind: 'incident', change } }],
      };
    },
    answer(_config, _moment, { outcome, data }) {
      const { incident } = data;
      if (typeof incident !== 'string') return { type: 'leave', outcome, reason: because('incident.none', {}) };
      return { type: 'leave', outcome, reason: because('incident.done', { incident, outcome }), variables: { incident } };
    },
    interrupted: (_config, { key }) => [{ type: 'withdraw', key }],
  };
}
