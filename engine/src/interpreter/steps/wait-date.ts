import type { WaitDateConfig } from '../../steps/step-config.ts';
import type { Behaviour, Leave } from '../behaviour.ts';
import { anchoredMoment, guessed, noDate } from '../deadline.ts';
import { because } from '../reasons.ts';

export const waitDate: Behaviour<WaitDateConfig> = {
  arrive(config, moment) {
    const found = anchoredMoment(moment, config);
    const skips = config.ifPast === 'skip';
    if (found === null) return { type: 'leave', outcome: skips ? 'past' : 'reached', reason: noDate(config.anchor) };
    const until = found.at;
    if (until < moment.at && skips) return { type: 'leave', outcome: 'past', reason: because('wait.past', { until }) };
    if (until <= moment.at) return reached(until);
    const reason = because('wait.until', { rule: 'date', until, zone: moment.zone, ...guessed(found) });
    return { type: 'rest', due: until, listens: [], data: { until, zone: moment.zone }, reason };
  },
  due(config, _moment, data) {
    const until = data.until as number;
    if (data.overtaken === true && config.ifPast === 'skip') return { type: 'leave', outcome: 'past', reason: because('wait.past', { until }) };
    return reached(until);
  },
  // It was not past when the wait began, so a new moment that has passed already is reached, not skipped.
  // A date in the world stays where it is.
  afterPause: (_config, _moment, { due, data }) => ({ due, data }),
  moved(config, moment, { data, due, listens }) {
    const until = anchoredMoment(moment, config)?.at ?? due;
    return { due: until, data: { ...data, until }, listens };
  },
  rezoned(config, moment, data, due) {
    const until = anchoredMoment(moment, config)?.at ?? due;
    return { due: until, data: { ...data, until, zone: moment.zone } };
  },
};

function reached(until: number): Leave {
  return { type: 'leave', outcome: 'reached', reason: because('wait.reached', { until }) };
}
