// A daily programme: turns that open, remind, are met or missed, and close. The token rests here all the while.
import type { Json, JsonObject } from '../../json.ts';
import type { ProgrammeConfig } from '../../steps/step-config.ts';
import type { Behaviour, Decision, Moment, OpenedPath, Rest } from '../behaviour.ts';
import type { Reason } from '../command.ts';
import { because } from '../reasons.ts';
import { type BetweenTurns, dueOf, nextTurn, type OpenTurn, openTurn, readTurn, type TurnState } from './programme-turn.ts';

export const programme: Behaviour<ProgrammeConfig> = {
  arrive(config, moment) {
    const next = nextTurn(config, moment.zone, 0, moment.at, null);
    const reason = because('programme.entered', { turns: config.turns, opensAt: next.opensAt });
    return { ...stay(config, moment, next, reason), variables: { day: 0, streak: 0, missedInRow: 0, missedTotal: 0, dayList: [] } };
  },
  due(config, moment, data) {
    const state = readTurn(data);
    if (state.phase === 'between') return open(config, moment, state);
    return state.remindsAt === null ? close(config, moment, state) : remind(config, moment, state);
  },
  event(config, moment, event, data) {
    const state = readTurn(data);
    // The first one of a turn counts; later ones of that turn do nothing.
    if (state.phase !== 'open' || state.met || event.event !== config.met.event) return null;
    if (!moment.holdsFor(event, config.met.where)) return null;
    const streak = countOf(moment, 'streak') + 1;
    const reason = because('turn.met', { day: state.turn, event: event.event, seq: event.seq, streak });
    return {
      ...stay(config, moment, { ...state, met: true, remindsAt: null }, reason),
      variables: { streak, missedInRow: 0, dayList: [...dayList(moment), 'met'] },
      paths: [{ path: 'met', reason }],
    };
  },
  // An open turn keeps its instants, what comes after it goes by the new settings. A turn number past the last is the last.
  moved(config, moment, { data }) {
    const state = readTurn(data);
    const listens = [moment.listenTo(config.met.event, config.met.where)];
    if (state.phase === 'open') return { due: dueOf(state), data, listens };
    const next = nextTurn(config, moment.zone, state.turn, state.notBefore, state.lastDay);
    return { due: dueOf(next), data: asData(next), listens };
  },
  rezoned(config, moment, data) {
    const state = readTurn(data);
    if (state.phase === 'open') return { due: dueOf(state), data };
    const next = nextTurn(config, moment.zone, state.turn, state.notBefore, state.lastDay);
    return { due: dueOf(next), data: asData(next) };
  },
};

function open(config: ProgrammeConfig, moment: Moment, state: BetweenTurns): Decision {
  const turn = openTurn(config, moment.zone, state);
  const reason = because('turn.opened', { day: turn.turn, opensAt: state.opensAt, closesAt: turn.closesAt });
  return {
    ...stay(config, moment, turn, reason),
    variables: { day: turn.turn },
    endPaths: ['open', 'remind', 'met', 'missed'],
    paths: [{ path: 'open', reason }],
  };
}

function remind(config: ProgrammeConfig, moment: Moment, state: OpenTurn): Decision {
  const reason = because('turn.reminded', { day: state.turn, closesAt: state.closesAt });
  return { ...stay(config, moment, { ...state, remindsAt: null }, reason), paths: [{ path: 'remind', reason }] };
}

/** What follows on the turn's end, *met* and *missed*, may go on until the next one opens; after the last, no longer. */
function close(config: ProgrammeConfig, moment: Moment, state: OpenTurn): Decision {
  const missedTotal = countOf(moment, 'missedTotal') + (state.met ? 0 : 1);
  const effects = { endPaths: ['open', 'remind'], ...(state.met ? {} : miss(moment, state, missedTotal)) };
  if (!state.met && config.leaveAfterMissed !== null && missedTotal >= config.leaveAfterMissed) {
    const reason = because('programme.left', { day: state.turn, missedTotal });
    return { type: 'leave', outcome: 'left', reason, ...effects };
  }
  if (state.turn >= config.turns) {
    const reason = because('programme.done', { turns: config.turns, missedTotal });
    return { type: 'leave', outcome: 'done', reason, ...effects };
  }
  const next = nextTurn(config, moment.zone, state.turn, moment.at, state.day);
  const reason = because('programme.entered', { turns: config.turns, opensAt: next.opensAt });
  return { ...stay(config, moment, next, reason), ...effects };
}

function miss(
  moment: Moment,
  state: OpenTurn,
  missedTotal: number,
): { variables: Readonly<Record<string, Json>>; paths: readonly OpenedPath[] } {
  const missedInRow = countOf(moment, 'missedInRow') + 1;
  return {
    variables: { streak: 0, missedInRow, missedTotal, dayList: [...dayList(moment), 'missed'] },
    paths: [{ path: 'missed', reason: because('turn.missed', { day: state.turn, missedInRow, missedTotal }) }],
  };
}

// It listens all the while, also between turns: two writes a day less, for an event that then does nothing.
function stay(config: ProgrammeConfig, moment: Moment, state: TurnState, reason: Reason): Rest {
  const listens = [moment.listenTo(config.met.event, config.met.where)];
  return { type: 'rest', due: dueOf(state), listens, data: asData(state), reason };
}

function asData(state: TurnState): JsonObject {
  return { ...state };
}

function countOf(moment: Moment, name: 'streak' | 'missedInRow' | 'missedTotal'): number {
  return moment.scope.variables[name] as number;
}

function dayList(moment: Moment): readonly Json[] {
  return moment.scope.variables.dayList as readonly Json[];
}
