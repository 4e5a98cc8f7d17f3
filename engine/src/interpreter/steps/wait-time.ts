import type { WaitTimeConfig } from '../../steps/step-config.ts';
import { nextLocalTime } from '../../time/next-local-time.ts';
import type { Behaviour, Leave } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const waitTime: Behaviour<WaitTimeConfig> = {
  arrive(config, moment) {
    const until = nextLocalTime(moment.zone, moment.at, config).at;
    if (until <= moment.at) return done(until);
    const reason = because('wait.until', { rule: 'time', until, zone: moment.zone });
    return { type: 'rest', due: until, listens: [], data: { until, zone: moment.zone, begun: moment.at }, reason };
  },
  due: (_config, _moment, data) => done(data.until as number),
  moved(config, moment, { data, listens }) {
    const until = nextLocalTime(moment.zone, data.begun as number, config).at;
    return { due: until, data: { ...data, until }, listens };
  },
  rezoned(config, moment, data) {
    const until = nextLocalTime(moment.zone, data.begun as number, config).at;
    return { due: until, data: { ...data, until, zone: moment.zone } };
  },
};

function done(until: number): Leave {
  return { type: 'leave', outcome: 'done', reason: because('wait.reached', { until }) };
}
