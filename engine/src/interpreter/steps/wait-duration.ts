import type { WaitDurationConfig } from '../../steps/step-config.ts';
import { addDuration } from '../../time/duration.ts';
import type { Behaviour, Leave } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const waitDuration: Behaviour<WaitDurationConfig> = {
  arrive(config, moment) {
    const until = addDuration(moment.zone, moment.at, config.duration);
    if (until <= moment.at) return done(until);
    const reason = because('wait.until', { rule: 'duration', until, zone: moment.zone });
    return { type: 'rest', due: until, listens: [], data: { until }, reason };
  },
  due: (_config, _moment, data) => done(data.until as number),
  afterPause(_config, { at }, { due, data }, { from, elapsed }) {
    if (elapsed !== 'retime' || due === null) return { due, data };
    const until = due + (at - from);
    return { due: until, data: { ...data, until } };
  },
  moved(config, moment, { since, listens }) {
    const until = addDuration(moment.zone, since.at, config.duration);
    return { due: until, data: { until }, listens };
  },
};

function done(until: number): Leave {
  return { type: 'leave', outcome: 'done', reason: because('wait.reached', { until }) };
}
