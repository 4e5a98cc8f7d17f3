// The branches of the members' procedures that the stories in `gallery.scenarios.ts` do not pass by.
import { learnerBranches } from './gallery-learner-branches.scenarios.ts';
import { newcomerBranches } from './gallery-newcomer-branches.scenarios.ts';
import { offerBranches } from './gallery-offer-branches.scenarios.ts';
import { resultBranches } from './gallery-result-branches.scenarios.ts';
import type { Scenario } from './scenario.ts';

export const branchScenarios: readonly Scenario[] = [...newcomerBranches, ...learnerBranches, ...offerBranches, ...resultBranches];
