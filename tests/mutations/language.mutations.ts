import type { Mutation } from './mutation.ts';
import { laws } from './laws.mutations.ts';
import { eventsAndConditions } from './events-and-conditions.mutations.ts';
import { lifeOfARun } from './life-of-a-run.mutations.ts';
import { peopleAndMessages } from './people-and-messages.mutations.ts';
import { programmes } from './programmes.mutations.ts';
import { splits } from './splits.mutations.ts';
import { timeAndOrder } from './time-and-order.mutations.ts';

export const languageMutations: readonly Mutation[] = [...timeAndOrder, ...eventsAndConditions, ...splits, ...programmes, ...lifeOfARun, ...peopleAndMessages, ...laws];
