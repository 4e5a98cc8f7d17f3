import { asReasonData, type Evidence } from '../../condition/evidence.ts';
import type { Deadline, WaitEventConfig } from '../../steps/step-config.ts';
import type { Behaviour, Leave, Moment, Rest } from '../behaviour.ts';
import { deadlineMoment, noDate } from '../deadline.ts';
import { because } from '../reasons.ts';

export const waitEvent: Behaviour<WaitEventConfig> = {
  arrive(config, moment) {
    if (config.deadline === null) return listen(config, moment, null, {});
    return arriveBeforeDeadline(config, config.deadline, moment);
  },
  event(config, moment, event) {
    for (const { id, event: name, where } of config.events) {
      if (name !== event.event) continue;
      const evidence: Evidence[] = [];
      if (!moment.holdsFor(event, where, evidence)) continue;
      const facts = { event: name, seq: event.seq, evidence: asReasonData(evidence) };
      return { type: 'leave', outcome: id, reason: because('event.arrived', facts) };
    }
    return null;
  },
  due: (config, _moment, data) => timeout(config, data.until as number),
  rezoned(config, moment, data, due) {
    const { deadline } = config;
    const until = deadline === null ? due : (deadlineMoment(moment, deadline, data.begun as number) ?? due);
    return { due: until, data: { ...data, until, zone: moment.zone } };
  },
};

// The deadline is not in the wait: one that is now, or was, leaves no time in which an event could come.
function arriveBeforeDeadline(config: WaitEventConfig, deadline: Deadline, moment: Moment): Rest | Leave {
  const { at, zone } = moment;
  const until = deadlineMoment(moment, deadline, at);
  const skips = deadline.type === 'date' && deadline.ifPast === 'skip';
  if (until === null) {
    const reason = deadline.type === 'date' ? noDate(deadline.anchor) : because('wait.past', { until: at });
    return { type: 'leave', outcome: skips ? 'past' : 'timeout', reason };
  }
  if (until < at && skips) return { type: 'leave', outcome: 'past', reason: because('wait.past', { until }) };
  if (until <= at) return timeout(config, until);
  // A deadline after a duration is an instant and never moves; one at a local time moves with the member's zone.
  return listen(config, moment, until, deadline.type === 'after' ? { until } : { until, zone, begun: at });
}

function listen(config: WaitEventConfig, moment: Moment, until: number | null, data: Rest['data']): Rest {
  const listens = config.events.map(({ event, where }) => moment.listenTo(event, where));
  return { type: 'rest', due: until, listens, data, reason: because('event.listening', { events: eventNames(config), until }) };
}

function timeout(config: WaitEventConfig, until: number): Leave {
  return { type: 'leave', outcome: 'timeout', reason: because('event.none', { events: eventNames(config), until }) };
}

function eventNames(config: WaitEventConfig): readonly string[] {
  return config.events.map(({ event }) => event);
}
