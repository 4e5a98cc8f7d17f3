// Every action step: what it does is an activity's business, the path rests until the answer comes.
import { shorten } from '../../condition/shorten.ts';
import type { JsonObject } from '../../json.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const act: Behaviour<JsonObject> = {
  arrive(config, { key, at, step }) {
    const stepType = step.type;
    return {
      type: 'rest',
      due: null,
      listens: [],
      data: {},
      reason: because('act.asked', { stepType }),
      commands: [{ type: 'act', key, step: step.id, stepType, at, config, ...(step.retry === undefined ? {} : { retry: step.retry }) }],
    };
  },
  answer(_config, { step }, { outcome, data }) {
    const reason = because('act.answered', { stepType: step.type, outcome, data: shorten(data) });
    // What the answer carries is there for the steps after it: `{{ coupon }}`.
    return { type: 'leave', outcome, reason, variables: data };
  },
  interrupted(_config, { key }) {
    return [{ type: 'cancelAct', key }];
  },
};
