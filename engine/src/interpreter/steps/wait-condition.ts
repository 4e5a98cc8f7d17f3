import { asReasonData, type Evidence } from '../../condition/evidence.ts';
import type { Instant } from '../../instant.ts';
import type { JsonObject } from '../../json.ts';
import type { Deadline } from '../../steps/step-config.ts';
import type { WaitConditionConfig } from '../../steps/wait-condition.ts';
import type { Behaviour, Decision, Leave, Moment, Rest } from '../behaviour.ts';
import { deadlineMoment, noDate } from '../deadline.ts';
import { because } from '../reasons.ts';

/**
 * Wakes at events that may change the answer, and when time alone may, and takes none of them: a wait that looks back may still.
 * A deadline is not in the wait: at it, it is too late.
 */
export const waitCondition: Behaviour<WaitConditionConfig> = {
  arrive(config, moment) {
    const met = ifMet(config, moment);
    if (met !== null) return met;
    const { deadline } = config;
    if (deadline === null) return rest(config, moment, null, moment.at);
    const until = deadlineMoment(moment, deadline, moment.at);
    const skips = deadline.type === 'date' && deadline.ifPast === 'skip';
    if (until === null) {
      const reason = deadline.type === 'date' ? noDate(deadline.anchor) : because('wait.past', { until: moment.at });
      return { type: 'leave', outcome: skips ? 'past' : 'timeout', reason };
    }
    if (until < moment.at && skips) return { type: 'leave', outcome: 'past', reason: because('wait.past', { until }) };
    return until <= moment.at ? timeout(config, moment, until) : rest(config, moment, until, moment.at);
  },
  settle: (config, moment, data) => lookAgain(config, moment, data),
  due(config, moment, data) {
    const until = untilOf(data);
    return until !== null && moment.at >= until ? timeout(config, moment, until) : lookAgain(config, moment, data);
  },
  rezoned(config, moment, data) {
    const begun = data.begun as Instant;
    return wakeAt(config, moment, untilAnew(config.deadline, moment, begun, untilOf(data)), begun);
  },
  moved(config, moment, resting) {
    const begun = resting.since.at;
    const until = config.deadline === null ? null : (deadlineMoment(moment, config.deadline, begun) ?? untilOf(resting.data));
    return { ...wakeAt(config, moment, until, begun), listens: moment.signals(config.until) };
  },
};

function ifMet({ until }: WaitConditionConfig, moment: Moment): Leave | null {
  const evidence: Evidence[] = [];
  if (!moment.holds(until, evidence)) return null;
  return { type: 'leave', outcome: 'met', reason: because('condition.met', { evidence: asReasonData(evidence) }) };
}

function lookAgain(config: WaitConditionConfig, moment: Moment, data: JsonObject): Decision {
  return ifMet(config, moment) ?? rest(config, moment, untilOf(data), data.begun as Instant);
}

function rest(config: WaitConditionConfig, moment: Moment, until: Instant | null, begun: Instant): Rest {
  const evidence: Evidence[] = [];
  moment.holds(config.until, evidence);
  const reason = because('condition.waiting', { evidence: asReasonData(evidence), until });
  return { type: 'rest', ...wakeAt(config, moment, until, begun), listens: moment.signals(config.until), reason };
}

/** Due now where it holds already: whoever rests is asked then. */
function wakeAt(config: WaitConditionConfig, moment: Moment, until: Instant | null, begun: Instant): Pick<Rest, 'due' | 'data'> {
  const { value, recheckAt } = moment.judge(config.until);
  const next = value ? moment.at : recheckAt;
  const due = until === null ? next : Math.min(until, next ?? until);
  return { due, data: { until, begun, zone: moment.zone } };
}

function untilAnew(deadline: Deadline | null, moment: Moment, begun: Instant, before: Instant | null): Instant | null {
  // A deadline after a duration is an instant and never moves.
  if (deadline === null || deadline.type === 'after') return before;
  return deadlineMoment(moment, deadline, begun) ?? before;
}

function untilOf(data: JsonObject): Instant | null {
  return (data.until as Instant | null | undefined) ?? null;
}

function timeout({ until: condition }: WaitConditionConfig, moment: Moment, until: Instant): Leave {
  const evidence: Evidence[] = [];
  moment.holds(condition, evidence);
  return { type: 'leave', outcome: 'timeout', reason: because('condition.unmet', { evidence: asReasonData(evidence), until }) };
}
