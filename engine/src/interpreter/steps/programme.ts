// A programme: turns that open, remind, are met or missed, and close. The token rests here all the while.
import type { Instant } from '../../instant.ts';
import type { Json, JsonObject } from '../../json.ts';
import { milestonePath, type ProgrammeConfig, type TurnResult, turnsOf } from '../../steps/programme-config.ts';
import { localDayOfValue, readDate } from '../../time/local-day.ts';
import type { Behaviour, Decision, EventInput, Leave, Moment, OpenedPath, Rest } from '../behaviour.ts';
import { anchorOf } from '../deadline.ts';
import type { Reason } from '../command.ts';
import { because } from '../reasons.ts';
import { carriedOver } from './programme-move.ts';
import { countsOf, milestonesCrossed, turnToMakeUp, upTo, withResult } from './programme-results.ts';
import { type BetweenTurns, dueOf, nextTurn, nextUnclosed, type OpenTurn, openTurn, readTurn, type TurnState } from './programme-turn.ts';

export const programme: Behaviour<ProgrammeConfig> = {
  arrive(config, moment) {
    const variables = { day: 0, streak: 0, missedInRow: 0, missedTotal: 0, dayList: [], ...cardsAtFirst(config) };
    const next = firstTurn(config, moment);
    if (next === null) return { ...allOver(config, 0), variables: notOffered([], turnsOf(config), variables) };
    const reason = entered(config, next, next.turn);
    return stay(config, moment, next, reason, { variables: next.turn === 0 ? variables : notOffered([], next.turn, variables) });
  },
  due(config, moment, data) {
    const state = readTurn(data);
    if (state.phase === 'between') return open(config, moment, state);
    if (state.remindsAt !== null) return remind(config, moment, state);
    if (state.judgesAt !== undefined && state.closed !== true && !state.met) return close(config, moment, state);
    return judge(config, moment, state);
  },
  event(config, moment, event, data) {
    const state = readTurn(data);
    if (event.event === config.met?.event) {
      const met = meet(config, moment, state, event);
      if (met !== null) return met;
    }
    return event.event === config.makeUp?.event ? makeUp(config, moment, state, event) : null;
  },
  // An open turn keeps its instants, what comes after it goes by the new settings. A turn number past the last is the last.
  moved(config, moment, { data }, before) {
    const { state, variables } = carriedOver(config, before, readTurn(data), resultsOf(moment));
    const carried = variables === null ? {} : { variables };
    const listens = listensOf(config, moment);
    if (state.phase === 'open') return { due: dueOf(state), data: asData(state), listens, ...carried };
    const next = nextOf(config, moment, { ...state, turn: Math.min(state.turn, turnsOf(config) - 1) });
    return { due: dueOf(next), data: asData(next), listens, ...carried };
  },
  rezoned(config, moment, data) {
    const state = readTurn(data);
    if (state.phase === 'open') return { due: dueOf(state), data };
    const next = nextOf(config, moment, state);
    return { due: dueOf(next), data: asData(next) };
  },
  resumed(config, moment, data) {
    const state = readTurn(data);
    return state.phase === 'open' && (state.judgesAt ?? state.closesAt) > moment.at
      ? stay(config, moment, withoutPastReminders(state, moment.at), entered(config, state))
      : passOver(config, moment, state);
  },
};

/** Personal days begin with the first opening from now on; those of a cohort began on its day, whoever comes when. */
function firstTurn(config: ProgrammeConfig, moment: Moment): BetweenTurns | null {
  const { startsOn = null } = config;
  const anchor = startsOn === null ? null : anchorOf(moment, startsOn);
  if (anchor === null) return nextTurn(config, moment, 0, moment.at, null);
  const date = 'instant' in anchor ? ({ type: 'instant', at: anchor.instant } as const) : readDate(anchor.value);
  if (date === null) return nextTurn(config, moment, 0, moment.at, null);
  return nextUnclosed(config, moment, 0, localDayOfValue(moment.zone, date) - 1, moment.at);
}

/** The same turn looked for again, because the zone or the settings changed. */
function nextOf(config: ProgrammeConfig, moment: Moment, state: BetweenTurns): BetweenTurns {
  const { turn, notBefore, lastDay, reached } = state;
  const isCohort = config.startsOn !== undefined && config.startsOn !== null && lastDay !== null;
  const next = isCohort
    ? (nextUnclosed(config, moment, turn, lastDay, notBefore) ?? nextTurn(config, moment, turn, notBefore, lastDay))
    : nextTurn(config, moment, turn, notBefore, lastDay);
  return withReached(next, reached);
}

function open(config: ProgrammeConfig, moment: Moment, state: BetweenTurns): Decision {
  const turn = openTurn(config, moment, state, moment.at);
  const reason = because('turn.opened', { day: turn.turn, opensAt: state.opensAt, closesAt: turn.closesAt });
  const row = config.rows?.[turn.turn - 1];
  const results = resultsOf(moment);
  return stay(config, moment, turn, reason, {
    variables: {
      day: turn.turn,
      ...(row === undefined ? {} : { row }),
      ...(results.length < state.turn ? { dayList: upTo(results, state.turn) } : {}),
    },
    endPaths: pathsOf(config),
    paths: [{ path: 'open', reason }],
  });
}

function remind(config: ProgrammeConfig, moment: Moment, state: OpenTurn): Decision {
  const { turn: day, closesAt } = state;
  const reason = config.met === null ? because('turn.atTime', { day }) : because('turn.reminded', { day, closesAt });
  return stay(config, moment, withoutReminder(state), reason, { paths: [{ path: 'remind', reason }] });
}

/** The window has closed; what happened inside it may still be heard of. */
function close(config: ProgrammeConfig, moment: Moment, state: OpenTurn): Decision {
  const reason = because('turn.reminded', { day: state.turn, closesAt: state.closesAt });
  return stay(config, moment, { ...state, closed: true }, reason, { endPaths: pathsOfTurn });
}

/** The first one of a turn counts; later ones of that turn do nothing. */
function meet(config: ProgrammeConfig, moment: Moment, state: TurnState, event: EventInput): Decision | null {
  if (state.phase !== 'open' || state.met || !isOfTurn(state, event) || !moment.holdsFor(event, config.met?.where)) return null;
  const results = withResult(resultsOf(moment), state.turn, 'met');
  const counts = countsOf(results);
  const reason = because('turn.met', { day: state.turn, event: event.event, seq: event.seq, streak: counts.streak });
  const { remindsLater: _, ...turn } = state;
  const reached = praise(config, moment, state, counts.streak);
  return stay(config, moment, withReached({ ...turn, met: true, remindsAt: null }, reached.all), reason, {
    variables: { ...counts, dayList: results },
    paths: [{ path: 'met', reason }, ...reached.paths],
  });
}

/** Semantics 9: when it happened decides to which turn it belongs. */
function isOfTurn({ opensAt, closesAt }: OpenTurn, { at, occurredAt = at }: EventInput): boolean {
  return occurredAt < closesAt && (opensAt === undefined || occurredAt >= opensAt);
}

function makeUp(config: ProgrammeConfig, moment: Moment, state: TurnState, event: EventInput): Decision | null {
  const cards = cardsLeft(moment);
  const turn = turnToMakeUp(resultsOf(moment), moment.scope.variables.day as number, event.properties['day']);
  if (cards === 0 || turn === null) return null;
  const results = withResult(resultsOf(moment), turn, 'madeUp');
  const counts = countsOf(results);
  const reason = because('turn.madeUp', { day: turn, automatic: false, cards: cards - 1, streak: counts.streak });
  const reached = praise(config, moment, state, counts.streak);
  return stay(config, moment, withReached(state, reached.all), reason, {
    variables: { ...counts, dayList: results, cards: cards - 1 },
    paths: [{ path: 'madeUp', reason }, ...reached.paths],
  });
}

/** Count, a card where they are automatic, leave, nudge. What follows on the turn's result may go on until the next one opens. */
function judge(config: ProgrammeConfig, moment: Moment, state: OpenTurn): Decision {
  const judged = state.met ? null : config.met === null ? held(moment, state) : missed(config, moment, state);
  const missedTotal = judged?.missedTotal ?? (moment.scope.variables.missedTotal as number);
  const effects = judged === null ? endsTurn : { endPaths: pathsOfTurn, ...judged.effects };
  if (judged?.leaves === true) {
    const reason = because('programme.left', { day: state.turn, missedTotal });
    return { type: 'leave', outcome: 'left', reason, ...effects };
  }
  const next = followingTurn(config, moment, state);
  if (next === null) return { ...allOver(config, missedTotal), ...effects };
  return stay(config, moment, withReached(next, judged?.reached ?? state.reached), entered(config, next), effects);
}

function followingTurn(config: ProgrammeConfig, moment: Moment, state: OpenTurn): BetweenTurns | null {
  if (state.turn >= turnsOf(config)) return null;
  if (config.startsOn === undefined || config.startsOn === null) return nextTurn(config, moment, state.turn, moment.at, state.day);
  return nextUnclosed(config, moment, state.turn, state.day, moment.at);
}

interface Judged {
  readonly missedTotal: number;
  readonly leaves: boolean;
  readonly reached: readonly number[] | undefined;
  readonly effects: { readonly variables: Readonly<Record<string, Json>>; readonly paths: readonly OpenedPath[] };
}

/** Nothing was to be done in it. */
function held(moment: Moment, state: OpenTurn): Judged {
  const dayList = withResult(resultsOf(moment), state.turn, 'held');
  return { missedTotal: 0, leaves: false, reached: state.reached, effects: { variables: { dayList }, paths: [] } };
}

function missed(config: ProgrammeConfig, moment: Moment, state: OpenTurn): Judged {
  const cards = cardsLeft(moment);
  const isMadeUp = config.makeUp?.automatic === true && cards > 0;
  const results = withResult(resultsOf(moment), state.turn, isMadeUp ? 'madeUp' : 'missed');
  const counts = countsOf(results);
  const { streak, missedInRow, missedTotal } = counts;
  if (isMadeUp) {
    const reason = because('turn.madeUp', { day: state.turn, automatic: true, cards: cards - 1, streak });
    const { all, paths } = praise(config, moment, state, streak);
    const variables = { ...counts, dayList: results, cards: cards - 1 };
    return { missedTotal, leaves: false, reached: all, effects: { variables, paths: [{ path: 'madeUp', reason }, ...paths] } };
  }
  const leaves = config.leaveAfterMissed !== null && missedTotal >= config.leaveAfterMissed;
  const paths: OpenedPath[] = [{ path: 'missed', reason: because('turn.missed', { day: state.turn, missedInRow, missedTotal }) }];
  if (!leaves && missedInRow === config.nudgeAfterMissed) paths.push({ path: 'nudge', reason: because('turn.nudged', { missedInRow }) });
  return { missedTotal, leaves, reached: state.reached, effects: { variables: { ...counts, dayList: results }, paths } };
}

/** What the streak has come to since it was last counted. */
function praise(
  { milestones = [] }: ProgrammeConfig,
  { scope }: Moment,
  { reached = [] }: TurnState,
  streak: number,
): { readonly all: readonly number[] | undefined; readonly paths: readonly OpenedPath[] } {
  const crossed = milestonesCrossed(milestones, reached, scope.variables.streak as number, streak);
  const all = crossed.length === 0 ? reached : [...reached, ...crossed];
  return {
    all: all.length === 0 ? undefined : all,
    paths: crossed.map((milestone) => ({
      path: milestonePath(milestone),
      reason: because('turn.milestone', { milestone, streak }),
      locals: { milestone },
    })),
  };
}

/** After a pause: turns that were over before it ended were not offered, nor was one that it cut and outlasted, unless that was met. */
function passOver(config: ProgrammeConfig, moment: Moment, state: TurnState): Decision {
  const { turn, reached } = state;
  const isCut = state.phase === 'open' && !state.met;
  const results = isCut ? withResult(resultsOf(moment), turn, 'notOffered') : resultsOf(moment);
  const lastDay = state.phase === 'open' ? state.day : state.opensOn - 1;
  const next = nextUnclosed(config, moment, turn, lastDay, moment.at);
  const passed = next?.turn ?? turnsOf(config);
  const variables = notOffered(results, passed, {});
  const turns = passed - turn + (isCut ? 1 : 0);
  const paths = turns === 0 ? [] : [{ path: 'notOffered', reason: because('turn.notOffered', { turns }) }];
  const effects = { variables, endPaths: pathsOfTurn, paths };
  if (next === null) return { ...allOver(config, countsOf(results).missedTotal), ...effects };
  return stay(config, moment, withReached(next, reached), entered(config, next), effects);
}

function notOffered(results: readonly TurnResult[], turns: number, variables: Readonly<Record<string, Json>>) {
  const dayList = upTo(results, turns);
  return { ...variables, ...countsOf(dayList), day: turns, dayList };
}

function allOver(config: ProgrammeConfig, missedTotal: number): Leave {
  return { type: 'leave', outcome: 'done', reason: because('programme.done', { turns: turnsOf(config), missedTotal }) };
}

type Effects = Pick<Rest, 'variables' | 'endPaths' | 'paths'>;

// It listens all the while, also between turns: two writes a day less, for an event that then does nothing.
function stay(config: ProgrammeConfig, moment: Moment, state: TurnState, reason: Reason, effects: Effects = {}): Rest {
  return { type: 'rest', due: dueOf(state), listens: listensOf(config, moment), data: asData(state), reason, ...effects };
}

function listensOf({ met, makeUp: rule }: ProgrammeConfig, moment: Moment): Rest['listens'] {
  if (met === null) return [];
  const own = moment.listenTo(met.event, met.where);
  return rule === undefined || rule === null || rule.event === null ? [own] : [own, moment.listenTo(rule.event, undefined)];
}

function entered(config: ProgrammeConfig, state: TurnState, skipped = 0): Reason {
  const opensAt = state.phase === 'between' ? state.opensAt : (state.opensAt ?? state.closesAt);
  return because('programme.entered', { turns: turnsOf(config), opensAt, ...(skipped === 0 ? {} : { notOffered: skipped }) });
}

function withoutReminder({ remindsLater = [], ...state }: OpenTurn): OpenTurn {
  const [remindsAt = null, ...later] = remindsLater;
  return { ...state, remindsAt, ...(later.length === 0 ? {} : { remindsLater: later }) };
}

function withoutPastReminders(state: OpenTurn, now: Instant): OpenTurn {
  return state.remindsAt !== null && state.remindsAt < now ? withoutPastReminders(withoutReminder(state), now) : state;
}

function withReached<State extends TurnState>(state: State, reached: readonly number[] | undefined): State {
  return reached === undefined ? state : { ...state, reached };
}

/** What begins with a turn ends with it. */
const pathsOfTurn: readonly string[] = ['open', 'remind'];
const endsTurn: Effects = { endPaths: pathsOfTurn };

const allPaths = new WeakMap<ProgrammeConfig, readonly string[]>();

/** Those of a turn, and those that follow on its result. Kept, for every turn of every member asks. */
function pathsOf(config: ProgrammeConfig): readonly string[] {
  let paths = allPaths.get(config);
  if (paths === undefined) {
    const { milestones = [] } = config;
    paths = [...pathsOfTurn, 'met', 'missed', 'nudge', 'madeUp', ...milestones.map(milestonePath)];
    allPaths.set(config, paths);
  }
  return paths;
}

function asData(state: TurnState): JsonObject {
  // Nobody writes to what a token keeps.
  return state as unknown as JsonObject;
}

function cardsAtFirst({ makeUp: rule }: ProgrammeConfig): { readonly cards?: number } {
  return rule === undefined || rule === null ? {} : { cards: rule.cards };
}

function cardsLeft(moment: Moment): number {
  const { cards } = moment.scope.variables;
  return typeof cards === 'number' ? cards : 0;
}

// Set by this step type on arrival, and by nobody else.
function resultsOf(moment: Moment): readonly TurnResult[] {
  return moment.scope.variables.dayList as readonly TurnResult[];
}
