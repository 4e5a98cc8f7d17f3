import { shorten } from '../../condition/shorten.ts';
import type { WaitCallbackConfig } from '../../steps/wait-callback.ts';
import { addDuration } from '../../time/duration.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';

/** The shell's first answer, which brings the token; no outcome of the step is called so. */
const OPENED = 'opened';

export const waitCallback: Behaviour<WaitCallbackConfig> = {
  arrive({ outcomes, deadline }, { key, at, step, zone }) {
    const until = deadline === null ? null : addDuration(zone, at, deadline);
    const request = { kind: 'callback' as const, outcomes: outcomes.map(({ id }) => id), until };
    return {
      type: 'rest',
      due: until,
      listens: [],
      data: { until },
      reason: because('callback.awaited', { until }),
      commands: [{ type: 'request', key, step: step.id, at, request }],
    };
  },
  // Who calls after that is told that nobody waits any more.
  due(_config, { key }, { until }) {
    const reason = because('callback.none', { until: until as number });
    return { type: 'leave', outcome: 'timeout', reason, commands: [{ type: 'withdraw', key }] };
  },
  answer(_config, _moment, { outcome, data }, { until = null, opened }) {
    const resting = { type: 'rest' as const, due: until as number | null, listens: [], data: { until, opened: true } };
    const awaited = because('callback.awaited', { until: until as number | null });
    // There is one token, which was asked for once.
    if (outcome === OPENED && opened === true) return { ...resting, reason: awaited };
    if (outcome !== OPENED) {
      return { type: 'leave', outcome, reason: because('callback.arrived', { outcome, data: shorten(data) }), variables: data };
    }
    return {
      ...resting,
      reason: awaited,
      variables: { callbackToken: data.token ?? null },
      paths: [{ path: 'ask', reason: because('callback.asking', {}) }],
    };
  },
  interrupted(_config, { key }) {
    return [{ type: 'withdraw', key }];
  },
};
