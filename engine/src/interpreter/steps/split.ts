// Semantics 15: a hash of the experiment and the member chooses, and the choice is kept where every flow can see it.
import { ownValue } from '../../condition/scope.ts';
import type { SplitConfig } from '../../steps/split.ts';
import type { Behaviour, Leave, Moment } from '../behaviour.ts';
import { laneOf } from '../lane.ts';
import { because } from '../reasons.ts';

/** Enough that shares of one in a thousand still fall out right. */
const buckets = 1_000_000;

/** The attribute of a member that keeps the way it was given. */
export function splitAttribute(experiment: string): string {
  return `$split.${experiment}`;
}

export const split: Behaviour<SplitConfig> = {
  arrive(config, moment) {
    const name = splitAttribute(config.experiment);
    const kept = ownValue(moment.scope.member.attributes, name);
    const way = config.ways.find(({ id }) => id === kept);
    if (way !== undefined) return leave(config, way, true);
    const chosen = wayFor(config, moment);
    const { key, at } = moment;
    return { ...leave(config, chosen, false), commands: [{ type: 'setAttribute', key, at, name, value: chosen.id }] };
  },
};

type Way = SplitConfig['ways'][number];

function wayFor({ experiment, ways }: SplitConfig, { scope }: Moment): Way {
  const all = ways.reduce((sum, { share }) => sum + share, 0);
  let point = (laneOf(`${experiment}/${scope.member.externalId}`, buckets) / buckets) * all;
  for (const way of ways) {
    if (point < way.share) return way;
    point -= way.share;
  }
  throw new Error(`Expected a way of the split "${experiment}" with a share above 0, found none.`);
}

function leave({ experiment }: SplitConfig, { id, name }: Way, kept: boolean): Leave {
  return { type: 'leave', outcome: id, reason: because('split.way', { experiment, way: name, kept }) };
}
