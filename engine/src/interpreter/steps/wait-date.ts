import type { WaitDateConfig } from '../../steps/step-config.ts';
import type { Behaviour, Leave } from '../behaviour.ts';
import { anchoredMoment, noDate } from '../deadline.ts';
import { because } from '../reasons.ts';

export const waitDate: Behaviour<WaitDateConfig> = {
  arrive(config, moment) {
    const until = anchoredMoment(moment, config);
    const skips = config.ifPast === 'skip';
    if (until === null) return { type: 'leave', outcome: skips ? 'past' : 'reached', reason: noDate(config.anchor) };
    if (until < moment.at && skips) return { type: 'leave', outcome: 'past', reason: because('wait.past', { until }) };
    if (until <= moment.at) return reached(until);
    const reason = because('wait.until', { rule: 'date', until, zone: moment.zone });
    return { type: 'rest', due: until, listens: [], data: { until, zone: moment.zone }, reason };
  },
  due: (_config, _moment, data) => reached(data.until as number),
  // It was not past when the wait began, so a new moment that has passed already is reached, not skipped.
  moved(config, moment, { data, due, listens }) {
    const until = anchoredMoment(moment, config) ?? due;
    return { due: until, data: { ...data, until }, listens };
  },
  rezoned(config, moment, data, due) {
    const until = anchoredMoment(moment, config) ?? due;
    return { due: until, data: { ...data, until, zone: moment.zone } };
  },
};

function reached(until: number): Leave {
  return { type: 'leave', outcome: 'reached', reason: because('wait.reached', { until }) };
}
