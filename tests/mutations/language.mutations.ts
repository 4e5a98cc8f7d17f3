import type { Mutation } from './mutation.ts';
import { eventsAndConditions } from './events-and-conditions.mutations.ts';
import { timeAndOrder } from './time-and-order.mutations.ts';

export const languageMutations: readonly Mutation[] = [...timeAndOrder, ...eventsAndConditions];
