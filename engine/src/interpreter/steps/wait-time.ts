import type { WaitTimeConfig } from '../../steps/step-config.ts';
import type { Behaviour, Leave } from '../behaviour.ts';
import { guessed, localMoment } from '../deadline.ts';
import { because } from '../reasons.ts';

export const waitTime: Behaviour<WaitTimeConfig> = {
  arrive(config, moment) {
    const found = localMoment(moment, config, moment.at);
    const until = found.at;
    if (until <= moment.at) return done(until);
    const reason = because('wait.until', { rule: 'time', until, zone: moment.zone, ...guessed(found) });
    return { type: 'rest', due: until, listens: [], data: { until, zone: moment.zone, begun: moment.at }, reason };
  },
  due: (_config, _moment, data) => done(data.until as number),
  afterPause(config, moment, { due, data }, { elapsed }) {
    if (elapsed !== 'retime' || due === null || due > moment.at) return { due, data };
    const until = localMoment(moment, config, moment.at).at;
    return { due: until, data: { ...data, until } };
  },
  moved(config, moment, { data, listens }) {
    const until = localMoment(moment, config, data.begun as number).at;
    return { due: until, data: { ...data, until }, listens };
  },
  rezoned(config, moment, data) {
    const until = localMoment(moment, config, data.begun as number).at;
    return { due: until, data: { ...data, until, zone: moment.zone } };
  },
};

function done(until: number): Leave {
  return { type: 'leave', outcome: 'done', reason: because('wait.reached', { until }) };
}
