// Semantics 25: watches over a path, and reacts to an event, or to a condition that turns true, by interrupting it or beside it.
import { asReasonData, type Evidence } from '../../condition/evidence.ts';
import { withKey } from '../../condition/with-key.ts';
import { ownValue } from '../../condition/scope.ts';
import type { Json, JsonObject } from '../../json.ts';
import type { WheneverConfig } from '../../steps/whenever.ts';
import type { Behaviour, EventInput, Moment, Rest } from '../behaviour.ts';
import { because } from '../reasons.ts';
import { arriveToWatch, isDueToTurn, settleTurn, turn, watchAnew } from './whenever-condition.ts';

/** What a reaction belongs to; no variable of an operator begins so. */
export const KEY = '$whenever';

export const whenever: Behaviour<WheneverConfig> = {
  arrive(config, moment) {
    if (config.event === undefined) return arriveToWatch(config, moment);
    const reason = because('whenever.listening', { event: config.event, mode: config.mode });
    return { ...watch(config, moment, reason), paths: [{ path: 'scope', reason }] };
  },
  event(config, moment, event, data) {
    if (data.interrupted === true || event.event !== config.event) return null;
    const evidence: Evidence[] = [];
    if (!moment.holdsFor(event, withKey(config.matchKey, moment.keyField, config.where), evidence)) return null;
    const key = keyOf(config, event);
    // One live for each key: what it hears meanwhile is part of what it deals with.
    if (moment.pathsOf(moment.key).some(({ path, locals }) => path === 'react' && locals?.[KEY] === key)) return null;
    const reason = because('whenever.happened', { event: event.event, seq: event.seq, evidence: asReasonData(evidence) });
    const paths = [{ path: 'react', reason, locals: localsOf(config, event, key) }];
    if (config.mode === 'beside') return { ...watch(config, moment, reason), paths };
    return { type: 'rest', due: null, listens: [], data: { interrupted: true }, reason, endPaths: ['scope'], paths };
  },
  settle: (config, moment, data) => (isDueToTurn(config, data) ? settleTurn(config, moment, data) : null),
  due: turn,
  pathsChanged(_config, _moment, { living, unopened, paths }, data) {
    if (data.interrupted === true) {
      return living > 0 || unopened > 0 ? null : { type: 'leave', outcome: 'interrupted', reason: because('whenever.dealtWith', {}) };
    }
    // A reaction that ends while the scope is being walked changes nothing; the scope's end ends its reactions.
    return paths.includes('scope') ? null : { type: 'leave', outcome: 'done', reason: because('whenever.over', {}) };
  },
  rezoned(config, moment, data, due) {
    return isDueToTurn(config, data) ? watchAnew(config, moment, data) : { due, data };
  },
  moved(config, moment, { data }) {
    if (data.interrupted === true) return { due: null, data, listens: [] };
    if (config.event !== undefined) return { due: null, data, listens: [moment.listenTo(config.event, withKey(config.matchKey, moment.keyField, config.where))] };
    return { ...watchAnew(config, moment, data), listens: config.when === undefined ? [] : moment.signals(config.when) };
  },
};

function watch({ event = '', where, matchKey }: WheneverConfig, moment: Moment, reason: Rest['reason']): Rest {
  return { type: 'rest', due: null, listens: [moment.listenTo(event, withKey(matchKey, moment.keyField, where))], data: {}, reason };
}

function keyOf({ mode, by }: WheneverConfig, { properties }: EventInput): Json {
  return mode === 'beside' && by !== undefined ? JSON.stringify(ownValue(properties, by) ?? null) : '';
}

function localsOf({ keep }: WheneverConfig, { properties }: EventInput, key: Json): JsonObject {
  const kept = keep.map((name) => [name, ownValue(properties, name) ?? null] as const);
  return { ...Object.fromEntries(kept), [KEY]: key };
}
