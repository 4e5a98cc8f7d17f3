// A `whenever` on a condition: reacts each time it turns true. What it held at the last look stands in the token's data.
import { asReasonData, type Evidence } from '../../condition/evidence.ts';
import type { JsonObject } from '../../json.ts';
import type { WheneverConfig } from '../../steps/whenever.ts';
import type { Decision, Moment, Rest } from '../behaviour.ts';
import { because } from '../reasons.ts';

type Watched = Pick<Rest, 'due' | 'data'>;

/** The scope begins first; where it holds already the reaction follows at the same instant. */
export function arriveToWatch(config: WheneverConfig, moment: Moment): Rest {
  const reason = because('whenever.watching', { evidence: evidenceOf(config, moment), mode: config.mode });
  return { ...rest(config, moment, false, reason), paths: [{ path: 'scope', reason }] };
}

export function isDueToTurn({ when }: WheneverConfig, data: JsonObject): boolean {
  return when !== undefined && data.interrupted !== true;
}

/** Due at once where it has turned: being due is the one place where anything follows from that. */
export function settleTurn(config: WheneverConfig, moment: Moment, data: JsonObject): Rest {
  return rest(config, moment, data.held === true, because('whenever.watching', { evidence: [], mode: config.mode }));
}

export function turn(config: WheneverConfig, moment: Moment, data: JsonObject): Decision {
  const holds = config.when !== undefined && moment.judge(config.when).value;
  const reason = because('whenever.turned', { evidence: evidenceOf(config, moment) });
  const watching = rest(config, moment, holds, reason);
  // It turned false, or time came without changing it; or a reaction still lives, which is dealing with it.
  if (!holds || data.held === true || moment.pathsOf(moment.key).some(({ path }) => path === 'react')) return watching;
  const paths = [{ path: 'react', reason }];
  if (config.mode === 'beside') return { ...watching, paths };
  return { type: 'rest', due: null, listens: [], data: { interrupted: true }, reason, endPaths: ['scope'], paths };
}

export function watchAnew(config: WheneverConfig, moment: Moment, data: JsonObject): Watched {
  return watchFrom(config, moment, data.held === true);
}

function rest(config: WheneverConfig, moment: Moment, held: boolean, reason: Rest['reason']): Rest {
  const listens = config.when === undefined ? [] : moment.signals(config.when);
  return { type: 'rest', ...watchFrom(config, moment, held), listens, reason };
}

function watchFrom({ when }: WheneverConfig, moment: Moment, held: boolean): Watched {
  const data = { held, zone: moment.zone };
  if (when === undefined) return { due: null, data };
  const { value, recheckAt } = moment.judge(when);
  return { due: value === held ? recheckAt : moment.at, data };
}

function evidenceOf({ when }: WheneverConfig, moment: Moment) {
  const evidence: Evidence[] = [];
  if (when !== undefined) moment.holds(when, evidence);
  return asReasonData(evidence);
}
