import { asReasonData, type Evidence } from '../../condition/evidence.ts';
import { withKey } from '../../condition/with-key.ts';
import { isAfter } from '../../instant.ts';
import { looksBack } from '../../steps/look-back.ts';
import type { Deadline, WaitEventConfig } from '../../steps/step-config.ts';
import type { Behaviour, EventInput, Leave, Moment, Rest } from '../behaviour.ts';
import { lookBackFrom } from '../look-back.ts';
import { deadlineFound, deadlineMoment, type Found, guessed, noDate } from '../deadline.ts';
import { because } from '../reasons.ts';

export const waitEvent: Behaviour<WaitEventConfig> = {
  arrive(config, moment) {
    const before = takeFromBefore(config, moment);
    if (before !== null) return before;
    if (config.deadline === null) return listen(config, moment, null, {});
    return arriveBeforeDeadline(config, config.deadline, moment);
  },
  event: (config, moment, event) => match(config, moment, event),
  due(config, _moment, data) {
    const until = data.until as number;
    const skips = config.deadline?.type === 'date' && config.deadline.ifPast === 'skip';
    if (data.overtaken === true && skips) return { type: 'leave', outcome: 'past', reason: because('wait.past', { until }) };
    return timeout(config, until);
  },
  afterPause(config, moment, { due, data }, { from, elapsed }) {
    const { deadline } = config;
    if (elapsed !== 'retime' || due === null || deadline === null || deadline.type === 'date') return { due, data };
    const local = deadline.type === 'at';
    if (local && due > moment.at) return { due, data };
    const until = local ? (deadlineMoment(moment, deadline, moment.at) ?? due) : due + (moment.at - from);
    return { due: until, data: { ...data, until, ...(local ? { begun: moment.at } : {}) } };
  },
  moved(config, moment, { since, data }) {
    const { deadline } = config;
    const until = deadline === null ? null : deadlineMoment(moment, deadline, since.at);
    const kept = until === null ? {} : deadline?.type === 'after' ? { until } : { until, zone: moment.zone, begun: data.begun ?? since.at };
    return { due: until, data: kept, listens: listensOf(config, moment) };
  },
  rezoned(config, moment, data, due) {
    const { deadline } = config;
    const until = deadline === null ? due : (deadlineMoment(moment, deadline, data.begun as number) ?? due);
    return { due: until, data: { ...data, until, zone: moment.zone } };
  },
};

function match(config: WaitEventConfig, moment: Moment, event: EventInput): Leave | null {
  for (const { id, event: name, where } of config.events) {
    if (name !== event.event) continue;
    const evidence: Evidence[] = [];
    if (!moment.holdsFor(event, withKey(config.matchKey, moment.keyField, where), evidence)) continue;
    const facts = { event: name, seq: event.seq, evidence: asReasonData(evidence) };
    return { type: 'leave', outcome: id, reason: because('event.arrived', facts) };
  }
  return null;
}

function takeFromBefore(config: WaitEventConfig, moment: Moment): Leave | null {
  if (!looksBack(config.since)) return null;
  const from = lookBackFrom(config.since, moment);
  if (from === null) return null;
  for (const { event, occurredAt } of moment.untaken([...new Set(eventNames(config))])) {
    if (occurredAt < from.since || (from.after !== null && !isAfter(event, from.after))) continue;
    const taken = match(config, moment, event);
    if (taken !== null) return { ...taken, takes: event };
  }
  return null;
}

// The deadline is not in the wait: one that is now, or was, leaves no time in which an event could come.
function arriveBeforeDeadline(config: WaitEventConfig, deadline: Deadline, moment: Moment): Rest | Leave {
  const { at, zone } = moment;
  const found = deadlineFound(moment, deadline, at);
  const skips = deadline.type === 'date' && deadline.ifPast === 'skip';
  if (found === null) {
    const reason = deadline.type === 'date' ? noDate(deadline.anchor) : because('wait.past', { until: at });
    return { type: 'leave', outcome: skips ? 'past' : 'timeout', reason };
  }
  const until = found.at;
  if (until < at && skips) return { type: 'leave', outcome: 'past', reason: because('wait.past', { until }) };
  if (until <= at) return timeout(config, until);
  // A deadline after a duration is an instant and never moves; one at a local time moves with the member's zone.
  return listen(config, moment, found, deadline.type === 'after' ? { until } : { until, zone, begun: at });
}

function listen(config: WaitEventConfig, moment: Moment, deadline: Found | null, data: Rest['data']): Rest {
  const until = deadline === null ? null : deadline.at;
  const reason = because('event.listening', { events: eventNames(config), until, ...(deadline === null ? {} : guessed(deadline)) });
  return { type: 'rest', due: until, listens: listensOf(config, moment), data, reason };
}

function listensOf(config: WaitEventConfig, moment: Moment): Rest['listens'] {
  return config.events.map(({ event, where }) => moment.listenTo(event, withKey(config.matchKey, moment.keyField, where)));
}

function timeout(config: WaitEventConfig, until: number): Leave {
  return { type: 'leave', outcome: 'timeout', reason: because('event.none', { events: eventNames(config), until }) };
}

function eventNames(config: WaitEventConfig): readonly string[] {
  return config.events.map(({ event }) => event);
}
