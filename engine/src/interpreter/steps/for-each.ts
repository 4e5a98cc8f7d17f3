// Starts a flow for many. The shell freezes the audience and starts them page by page; this token rests until it is told.
import { evaluate } from '../../condition/evaluate.ts';
import { ownValue, type Scope } from '../../condition/scope.ts';
import type { ForEachConfig } from '../../steps/for-each.ts';
import { type ContentRow, rowsOfList } from '../../steps/rows-of-each.ts';
import { type AskedAudience, askedAudience } from '../asked-audience.ts';
import type { Behaviour } from '../behaviour.ts';
import { deadlineMoment } from '../deadline.ts';
import { because } from '../reasons.ts';
import { targetsOf, toldOfEach, toldToAll } from '../told-context.ts';

/** The rows name those whom it is for. */
const NO_AUDIENCE: AskedAudience = { from: 'list', of: '', ids: [], where: null };

export const forEach: Behaviour<ForEachConfig> = {
  arrive(config, moment) {
    const { key, at, step, scope, zone } = moment;
    const { audience, about, flow, context, wait, share, deadline } = config;
    const due = wait === 'goOn' || deadline === null ? null : deadlineMoment(moment, deadline, at);
    const percent = wait === 'goOn' ? 0 : wait === 'all' ? 100 : share;
    const ofEach = toldOfEach(context);
    const request = {
      kind: 'for-each' as const,
      audience: audience.from === 'rows' ? NO_AUDIENCE : askedAudience({ ...audience, from: audience.from }, scope),
      flow,
      context: audience.from === 'rows' ? {} : toldToAll(context, scope, zone),
      percent,
      ...(audience.from === 'rows' ? { targets: targetsOf(rowsFor(config, scope), audience.of, context, scope, zone) } : {}),
      ...(about === undefined || about === 'member' ? {} : { about }),
      ...(Object.keys(ofEach).length === 0 ? {} : { ofEach }),
    };
    return {
      type: 'rest',
      due,
      listens: [],
      data: {},
      reason: because('many.asked', { what: 'for-each' }),
      commands: [{ type: 'request', key, step: step.id, at, request }],
    };
  },
  // What has come of it until now only the shell knows: it is asked, and answers under the same key.
  due(_config, { key, step, at }) {
    return {
      type: 'rest',
      due: null,
      listens: [],
      data: { closing: true },
      reason: because('many.asked', { what: 'close' }),
      commands: [{ type: 'request', key, step: step.id, at, request: { kind: 'close-job' } }],
    };
  },
  answer(_config, { step }, { outcome: asked, data }) {
    // Nobody at all is nothing special where the flow does not say what to do then.
    const outcome = asked === 'empty' && step.next.empty === undefined ? 'done' : asked;
    const { started, excluded, finished, outcomes } = data;
    const variables = { started: started ?? 0, excluded: excluded ?? 0, finished: finished ?? 0, outcomes: outcomes ?? {} };
    const reason = because('each.done', { started: count(started), excluded: count(excluded), finished: count(finished) });
    return { type: 'leave', outcome, variables, reason };
  },
  interrupted(_config, { key }) {
    return [{ type: 'withdraw', key }];
  },
};

/** Those of the table or of the list, for which its condition holds. */
function rowsFor({ audience: { where }, rows = [], rowsIn }: ForEachConfig, scope: Scope): readonly ContentRow[] {
  const all = rowsIn === undefined ? rows : rowsOfList(ownValue(scope.variables, rowsIn));
  return where === undefined ? all : all.filter((row) => evaluate(where, { ...scope, properties: row }) === true);
}

function count(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
