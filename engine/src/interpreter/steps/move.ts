import type { Condition } from '../../condition/condition.ts';
import type { JsonObject } from '../../json.ts';
import type { MoveConfig } from '../../steps/move.ts';
import { addDuration } from '../../time/duration.ts';
import type { AnswerInput, Behaviour, Decision, Leave, Moment, Rest } from '../behaviour.ts';
import type { Command } from '../command.ts';
import { because } from '../reasons.ts';

/** The events that answer an invitation; whoever came in by another way has accepted it too. */
const ANSWERS = ['community.accepted', 'community.declined', 'community.joined'] as const;

export const move: Behaviour<MoveConfig> = {
  arrive(config, moment) {
    const { mode, community, from, deadline } = config;
    const { key, at, zone, scope } = moment;
    if (mode === 'leave') return ask(moment, { join: null, leave: community });
    if (scope.member.communities.includes(community) && leavesNothing(from, moment))
      return { type: 'leave', outcome: outcomeOf(config), reason: because('community.moved', { community, from: null, already: true }) };
    if (mode === 'add') return ask(moment, { join: community, leave: from });
    const until = deadline === null ? null : addDuration(zone, at, deadline);
    return {
      type: 'rest',
      due: until,
      listens: ANSWERS.map((event) => moment.listenTo(event, about(community))),
      data: { until },
      reason: because('community.invited', { community, until }),
      commands: [{ type: 'emit', key, at, event: '$community.invited', properties: { community, until } }],
    };
  },
  event({ community, from }, moment, event) {
    if (!moment.holdsFor(event, about(community))) return null;
    if (event.event === 'community.declined')
      return { type: 'leave', outcome: 'declined', reason: because('community.declined', { community }) };
    return ask(moment, { join: community, leave: from });
  },
  due({ community }, _moment, { until }) {
    return { type: 'leave', outcome: 'timeout', reason: because('community.noAnswer', { community, until: until as number }) };
  },
  answer(config, moment, answer) {
    return config.mode === 'leave' ? gone(config, moment, answer) : arrived(config, moment, answer);
  },
};

function leavesNothing(from: string | null, { scope }: Moment): boolean {
  return from === null || !scope.member.communities.includes(from);
}

function outcomeOf({ mode }: MoveConfig): string {
  return mode === 'invite' ? 'accepted' : 'done';
}

function about(community: string): Condition {
  return { type: 'compare', left: { type: 'property', name: 'community' }, op: 'eq', right: { type: 'value', value: community } };
}

/** The seat is claimed by the shell, which alone sees who else wants it. */
function ask({ key, at, step }: Moment, wanted: { readonly join: string | null; readonly leave: string | null }): Rest {
  const { join, leave } = wanted;
  const reason =
    join === null
      ? because('community.moving', { community: leave ?? '', from: null })
      : because('community.moving', { community: join, from: leave });
  return {
    type: 'rest',
    due: null,
    listens: [],
    data: {},
    reason,
    commands: [{ type: 'request', key, step: step.id, at, request: { kind: 'community', join, leave } }],
  };
}

function arrived(config: MoveConfig, { key, at }: Moment, { outcome, data }: AnswerInput): Decision {
  const { community, from } = config;
  if (outcome === 'full')
    return { type: 'leave', outcome: 'full', reason: because('community.full', { community, capacity: data.capacity ?? null }) };
  const already = data.already === true;
  const left = data.left === true && from !== null;
  const commands: Command[] = [];
  if (left) commands.push({ type: 'left', key, at, community: from });
  if (!already) commands.push({ type: 'joined', key, at, community });
  const reason = because('community.moved', { community, from: left ? from : null, already });
  return { type: 'leave', outcome: outcomeOf(config), reason, commands };
}

function gone({ community }: MoveConfig, { key, at }: Moment, { data }: { readonly data: JsonObject }): Leave {
  const was = data.left === true;
  const commands: Command[] = was ? [{ type: 'left', key, at, community }] : [];
  return { type: 'leave', outcome: 'done', reason: because('community.left', { community, was }), commands };
}
