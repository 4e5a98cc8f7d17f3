import { asReasonData, type Evidence } from '../../condition/evidence.ts';
import type { BranchConfig } from '../../steps/step-config.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const branch: Behaviour<BranchConfig> = {
  arrive(config, moment) {
    const seen: Evidence[] = [];
    for (const { id, name, when } of config.cases) {
      const evidence: Evidence[] = [];
      if (moment.holds(when, evidence)) {
        return { type: 'leave', outcome: id, reason: because('branch.case', { case: id, name, evidence: asReasonData(evidence) }) };
      }
      seen.push(...evidence);
    }
    return { type: 'leave', outcome: 'otherwise', reason: because('branch.otherwise', { evidence: asReasonData(seen) }) };
  },
};
