import type { TraceBatch } from '@sopwith/activities';
import { traces } from './tracing.ts';

/** A span for each batch that had something to do, linked to what it was caused by; whatever it sets off is caused by it. */
export const traceBatch: TraceBatch = (batch) =>
  traces().inSpan('exchange', 'internal', null, async (span) => {
    const done = await batch();
    if (done.runs === 0 || done.lane === null) span.drop();
    else {
      span.set({ 'sopwith.lane': done.lane.laneId, 'sopwith.flow': done.lane.flowId, 'sopwith.scope': done.lane.scopeId, 'sopwith.runs': done.runs });
      for (const cause of done.causes) span.link(cause);
    }
    return done;
  });
