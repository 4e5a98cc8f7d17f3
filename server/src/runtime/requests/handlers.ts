// Who answers what. In the order of the locks: what many lanes share comes last.
import type { RequestKind } from '@sopwith/engine';
import { approval } from './approval.ts';
import { callback } from './callback.ts';
import { community } from './community.ts';
import { grant } from './grant.ts';
import { hold, release } from './hold.ts';
import { ask } from './ask.ts';
import { incident } from './incident.ts';
import { broadcast, closeJob, compare, draw, forEach, measure, rank } from './many.ts';
import type { RequestHandler } from './request-handler.ts';
import { runFlow } from './run-flow.ts';
import { split } from './split.ts';

export const handlers: { readonly [Kind in RequestKind]: RequestHandler<Kind> } = {
  approval,
  ask,
  incident,
  hold,
  release,
  'run-flow': runFlow,
  callback,
  community,
  split,
  grant,
  'for-each': forEach,
  'close-job': closeJob,
  broadcast,
  rank,
  draw,
  measure,
  compare,
};
