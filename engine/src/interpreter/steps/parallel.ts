// Several paths at once. This token rests until they have come together; then it goes on from the join.
import type { ParallelConfig } from '../../steps/parallel.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const parallel: Behaviour<ParallelConfig> = {
  arrive({ paths }) {
    const reason = because('parallel.opened', { paths: paths.map(({ name }) => name) });
    return { type: 'rest', due: null, listens: [], data: { arrived: 0 }, reason, paths: paths.map(({ id }) => ({ path: id, reason })) };
  },
  // Semantics 23: what can no longer arrive is not waited for; it goes on beside.
  pathsChanged(config, _moment, { living, unopened, canArrive }, data) {
    const arrived = data.arrived as number;
    const all = config.join === 'all';
    if (arrived > 0 && (!all || (unopened === 0 && canArrive === 0))) {
      return { type: 'leave', outcome: 'joined', reason: because('parallel.joined', { arrived, rule: config.join }), keepsPaths: all };
    }
    if (living > 0 || unopened > 0) return null;
    return { type: 'leave', outcome: 'ended', reason: because('parallel.ended', {}) };
  },
};
