// Rests as long as the path that it times is walked; what its thresholds start runs beside and ends with it.
import type { Instant } from '../../instant.ts';
import type { Json } from '../../json.ts';
import type { ClockConfig } from '../../steps/clock.ts';
import type { Behaviour, Moment, Rest } from '../behaviour.ts';
import { anchorInstant } from '../deadline.ts';
import { because } from '../reasons.ts';
import { isOfTheWorld, prolonged } from './after-pause.ts';
import { afterOnClock } from './on-clock.ts';

const during = 'during';

export const clock: Behaviour<ClockConfig> = {
  arrive(config, moment) {
    const begun = (config.from === undefined ? null : anchorInstant(moment, config.from)) ?? moment.at;
    const rest = stay(config, moment, begun, []);
    return { ...rest, paths: [{ path: during, reason: rest.reason }] };
  },
  due(config, moment, data) {
    const begun = data.begun as number;
    const fired = firedOf(data);
    const now = moments(config, moment, begun).filter(({ id, at }) => at <= moment.at && !fired.includes(id));
    return {
      ...stay(config, moment, begun, [...fired, ...now.map(({ id }) => id)]),
      paths: now.map(({ id, title, at }) => ({ path: id, reason: because('clock.reached', { threshold: title, at }) })),
    };
  },
  pathsChanged(_config, _moment, { paths }, data) {
    if (paths.includes(during)) return null;
    return { type: 'leave', outcome: 'done', reason: because('clock.stopped', { reached: firedOf(data).length }) };
  },
  afterPause(config, moment, { due, data }, pause) {
    if (prolonged(moment, pause) === null || isOfTheWorld(config.from)) return { due, data };
    // It began before the pause: the time that has run is kept, and the rest is still to run.
    const begun = (data.begun as number) + (moment.at - pause.from);
    return { due: nextOf(config, moment, begun, firedOf(data)), data: { ...data, begun } };
  },
  moved(config, moment, { data }) {
    return { due: nextOf(config, moment, data.begun as number, firedOf(data)), data, listens: [] };
  },
};

function stay(config: ClockConfig, moment: Moment, begun: Instant, fired: readonly string[]): Rest {
  const due = nextOf(config, moment, begun, fired);
  return { type: 'rest', due, listens: [], data: { begun, fired }, reason: because('clock.runs', { until: due }) };
}

function nextOf(config: ClockConfig, moment: Moment, begun: Instant, fired: readonly string[]): Instant | null {
  const left = moments(config, moment, begun).flatMap(({ id, at }) => (fired.includes(id) ? [] : [at]));
  return left.length === 0 ? null : Math.min(...left);
}

function moments(config: ClockConfig, moment: Moment, begun: Instant) {
  return config.thresholds.map(({ id, title, after }) => ({ id, title, at: afterOnClock(config.clock, moment, begun, after) }));
}

function firedOf(data: { readonly [name: string]: Json }): readonly string[] {
  // Written by this step.
  return data.fired as readonly string[];
}
