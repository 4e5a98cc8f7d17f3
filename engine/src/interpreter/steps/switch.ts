import { asReasonData, type Evidence } from '../../condition/evidence.ts';
import { type SwitchConfig, switchedOn } from '../../steps/switch.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const switchStep: Behaviour<SwitchConfig> = {
  arrive(config, moment) {
    const left = switchedOn(config);
    let seen: Evidence[] = [];
    for (const { id, name, equals } of config.cases) {
      seen = [];
      if (!moment.holds({ type: 'compare', left, op: 'eq', right: { type: 'value', value: equals } }, seen)) continue;
      return { type: 'leave', outcome: id, reason: because('branch.case', { case: id, name, evidence: asReasonData(seen) }) };
    }
    return { type: 'leave', outcome: 'otherwise', reason: because('branch.otherwise', { evidence: asReasonData(seen) }) };
  },
};
