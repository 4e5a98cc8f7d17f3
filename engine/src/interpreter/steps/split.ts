// Semantics 15: a hash of the experiment and the unit chooses, or a table, or what each way has had so far; and the choice is kept.
// What the run is about keeps it where every flow can see it. Of other units, and where it must be counted, the shell keeps it.
import { ownValue } from '../../condition/scope.ts';
import { type SplitConfig, wayNamed } from '../../steps/split.ts';
import type { Behaviour, Leave, Moment } from '../behaviour.ts';
import type { Command } from '../command.ts';
import { laneOf } from '../lane.ts';
import { because } from '../reasons.ts';
import { communityOf } from '../run-community.ts';
import { keyText } from '../run-context.ts';

/** Enough that shares of one in a thousand still fall out right. */
const buckets = 1_000_000;

/** The attribute of a member that keeps the way it was given. */
export function splitAttribute(experiment: string): string {
  return `$split.${experiment}`;
}

export const split: Behaviour<SplitConfig> = {
  arrive(config, moment) {
    const { scope } = moment;
    if (config.unit === 'community') return shared(config, moment, communityOf(scope));
    if (config.unit === 'context') return shared(config, moment, keyText(ownValue(scope.context, config.field ?? '')));
    const kept = ownValue(scope.member.attributes, splitAttribute(config.experiment));
    const way = config.ways.find(({ id }) => id === kept);
    if (way !== undefined) return leave(config, way, true);
    if (config.by === 'balanced') return ask(config, moment, null, null);
    const chosen = wayFor(config, scope.member.externalId);
    return { ...leave(config, chosen, false), commands: [keep(config, moment, chosen)] };
  },
  answer(config, moment, { outcome, data }) {
    const way = config.ways.find(({ id }) => id === outcome);
    if (way === undefined) throw new Error(`Expected a way of the split "${config.experiment}", found "${outcome}".`);
    const left = leave(config, way, data.kept === true);
    return config.unit === 'community' || config.unit === 'context' ? left : { ...left, commands: [keep(config, moment, way)] };
  },
};

type Way = SplitConfig['ways'][number];

/** Of a unit that many runs share. */
function shared(config: SplitConfig, moment: Moment, unit: string | null) {
  if (unit === null) return { type: 'leave', outcome: 'none', reason: because('split.noUnit', { experiment: config.experiment }) } as const;
  const chosen = config.by === 'balanced' ? null : wayFor(config, unit).id;
  return ask(config, moment, `${config.unit}/${unit}`, chosen);
}

function ask({ experiment, ways }: SplitConfig, { key, at, step }: Moment, unit: string | null, chosen: string | null) {
  const request = { kind: 'split' as const, experiment, unit, chosen, ways: ways.map(({ id, share }) => ({ id, share })) };
  const commands: readonly Command[] = [{ type: 'request', key, step: step.id, at, request }];
  return { type: 'rest', due: null, listens: [], data: {}, reason: because('split.asked', { experiment }), commands } as const;
}

function keep({ experiment }: SplitConfig, { key, at }: Moment, { id }: Way): Command {
  return { type: 'setAttribute', key, at, name: splitAttribute(experiment), value: id };
}

function wayFor({ experiment, ways, by, table = [], otherwise = '' }: SplitConfig, unit: string): Way {
  if (by === 'table') {
    const called = table.find(([of]) => of === unit)?.[1] ?? otherwise;
    const way = wayNamed(ways, called);
    if (way !== undefined) return way;
    throw new Error(`Expected the split "${experiment}" to have a way "${called}", found none.`);
  }
  const all = ways.reduce((sum, { share }) => sum + share, 0);
  let point = (laneOf(`${experiment}/${unit}`, buckets) / buckets) * all;
  for (const way of ways) {
    if (point < way.share) return way;
    point -= way.share;
  }
  throw new Error(`Expected a way of the split "${experiment}" with a share above 0, found none.`);
}

function leave({ experiment }: SplitConfig, { id, name }: Way, kept: boolean): Leave {
  return { type: 'leave', outcome: id, reason: because('split.way', { experiment, way: name, kept }) };
}
