// Rules 16 to 19.
import { type Entry, mutationsOf } from './mutation.ts';

const programme = 'engine/src/interpreter/steps/programme.ts';
const turnTs = 'engine/src/interpreter/steps/programme-turn.ts';
const resultsTs = 'engine/src/interpreter/steps/programme-results.ts';
const moveTs = 'engine/src/interpreter/steps/programme-move.ts';
const plain = 'engine/src/interpreter/programme.test.ts';
const full = 'engine/src/interpreter/programme-full.test.ts';
const laws = 'engine/src/interpreter/programme-laws.test.ts';
const move = 'engine/src/moving/move-programme.test.ts';
const controls = 'engine/src/interpreter/controls.test.ts';

const rules: Readonly<Record<number, readonly Entry[]>> = {
  16: [
    ['a turn for each row', 'engine/src/steps/programme-config.ts', 'return rows === undefined || rows.length === 0 ? turns : rows.length;', 'return rows === undefined || rows.length === 0 ? turns : Math.max(turns, rows.length);', full],
    ['on the schedule’s days', 'engine/src/time/next-local-time.ts', "return weekdays.length === 0 || (weekdays as readonly number[]).includes(weekdayOf(day));", 'return true;', plain],
    ['on working days', 'engine/src/time/next-local-time.ts', 'if (workingDays === true) return isWorkingDay(calendar, day);', 'if (workingDays === true) return true;', full],
    ['it reminds at its times', turnTs, '.filter((at) => at < closesAt);\n  return instants', '.filter((at) => at > closesAt);\n  return instants', full, plain],
    ['it closes at its time', turnTs, 'const closesAt = timeOfTurn(config, zone, opensOn, config.closes);\n  const [', 'const closesAt = timeOfTurn(config, zone, opensOn, config.closes) + 60_000;\n  const [', plain],
    ['the grace', turnTs, 'return Math.min(closesAt + graceMinutes * 60_000, next.at);', 'return Math.min(closesAt, next.at);', full],
    ['the grace never takes the next turn away', turnTs, 'return Math.min(closesAt + graceMinutes * 60_000, next.at);', 'return closesAt + graceMinutes * 60_000 + 0 * next.at;', full],
    ['where nothing is to be met a turn is held', programme, 'config.met === null ? held(moment, state) : missed(config, moment, state)', 'missed(config, moment, state)', full],
    ['met by an event where …', programme, '|| !moment.holdsFor(event, config.met?.where)) return null;', ') return null;', full, plain, 'engine/src/flow-templates.test.ts', 'tests/scenarios/scenarios.test.ts'],
    ['path open', programme, "    paths: [{ path: 'open', reason }],\n", '', plain],
    ['path remind', programme, "reason, { paths: [{ path: 'remind', reason }] });", 'reason);', plain],
    ['path met', programme, "paths: [{ path: 'met', reason }, ...reached.paths],", 'paths: [...reached.paths],', plain],
    ['path missed', programme, "[{ path: 'missed', reason: because('turn.missed', { day: state.turn, missedInRow, missedTotal }) }]", '[]', plain],
    ['path milestone', programme, 'const crossed = milestonesCrossed(', 'const crossed = [] as number[]; void milestonesCrossed(', full],
    ['outcome done', programme, "outcome: 'done', reason: because('programme.done'", "outcome: 'left', reason: because('programme.done'", plain],
    ['outcome left', programme, "return { type: 'leave', outcome: 'left', reason, ...effects };", "return { type: 'leave', outcome: 'done', reason, ...effects };", plain],
    ['variable row', programme, '...(row === undefined ? {} : { row }),\n      ...(results', '...(results', full],
    ['variable streak', resultsTs, '      streak++;\n', '', full],
    ['variable missedInRow', resultsTs, '      missedInRow++;\n', '', full],
    ['variable missedTotal', resultsTs, '      missedTotal++;\n', '', full],
    ['variable cards', programme, ': { cards: rule.cards };', ': { cards: 1 };', full],
    ['variable dayList', programme, 'variables: { ...counts, dayList: results },\n    paths', 'variables: { ...counts },\n    paths', full],
    ['a path ends at the turn’s end', programme, "judged === null ? endsTurn : { endPaths: pathsOfTurn, ...judged.effects };", "judged === null ? {} : judged.effects;", plain],
    ['what followed on a result ends when the next turn opens', programme, "endPaths: pathsOf(config),", "endPaths: pathsOfTurn,", plain],
    ['no back edge is drawn: a path into a step outside of its turn is a problem', 'engine/src/compile/check-reach.ts', '} else if (known !== container) {', '} else if (known !== container && known !== null) {', 'engine/src/compile/validate.test.ts'],
  ],
  17: [
    ['day 1 is the first schedule instant at or after arrival', programme, 'if (anchor === null) return nextTurn(config, moment, 0, moment.at, null);', 'if (anchor === null) return nextTurn(config, moment, 0, moment.at + 86_400_000, null);', plain],
    ['joined at 10:00, tomorrow 07:30', programme, 'if (anchor === null) return nextTurn(config, moment, 0, moment.at, null);', 'if (anchor === null) return nextTurn(config, moment, 0, moment.at - 86_400_000, null);', plain],
    ['day counts turns', programme, '    variables: {\n      day: turn.turn,', '    variables: {\n      day: turn.day,', full],
    ['in cohort mode day is the cohort’s day', programme, 'localDayOfValue(moment.zone, date) - 1, moment.at);', 'localDayOfValue(moment.zone, { type: "instant", at: moment.at }) - 1, moment.at);', full],
    ['what a late joiner missed before is not offered', programme, "variables: next.turn === 0 ? variables : notOffered([], next.turn, variables) });", 'variables });', full],
    ['and never missed', resultsTs, "} else if (result !== 'notOffered' && result !== 'held') {", '} else {', full, laws],
  ],
  18: [
    ['at close and grace the turn is counted', programme, "const results = withResult(resultsOf(moment), state.turn, isMadeUp ? 'madeUp' : 'missed');", "const results = resultsOf(moment);", plain],
    ['a make-up card comes first where automatic', programme, 'const isMadeUp = config.makeUp?.automatic === true && cards > 0;', 'const isMadeUp = false;', full],
    ['then leave at so many missed', programme, 'missedTotal >= config.leaveAfterMissed;', 'missedTotal > config.leaveAfterMissed;', plain],
    ['then nudge at so many in a row', programme, 'missedInRow === config.nudgeAfterMissed', 'missedInRow > (config.nudgeAfterMissed ?? 0)', full],
    ['who leaves is not nudged', programme, 'if (!leaves && missedInRow', 'if (missedInRow', full, laws],
    ['a make-up is idempotent', resultsTs, "results[turn - 1] === 'missed';", "results[turn - 1] !== 'met';", full],
    ['for a day at most three turns back', resultsTs, 'const mostTurnsBack = 3;', 'const mostTurnsBack = 4;', full],
    ['and no nearer', resultsTs, 'const mostTurnsBack = 3;', 'const mostTurnsBack = 2;', full],
    ['while a card is left', programme, 'if (cards === 0 || turn === null) return null;', 'if (turn === null) return null;', full],
    ['while the run is active', programme, "return event.event === config.makeUp?.event ? makeUp(config, moment, state, event) : null;", "return event.event === config.makeUp?.event && state.phase === 'open' ? makeUp(config, moment, state, event) : null;", full],
    ['it lowers missedTotal and recomputes streak and missedInRow', programme, 'variables: { ...counts, dayList: results, cards: cards - 1 },\n    paths', 'variables: { dayList: results, cards: cards - 1 },\n    paths', full],
    ['it uses a card up', programme, 'variables: { ...counts, dayList: results, cards: cards - 1 },\n    paths', 'variables: { ...counts, dayList: results, cards },\n    paths', full],
    ['day never moves', programme, 'variables: { ...counts, dayList: results, cards: cards - 1 },\n    paths', 'variables: { ...counts, dayList: results, cards: cards - 1, day: turn },\n    paths', full],
    ['nothing sent is retracted: the turn that is open goes on', programme, 'withReached(state, reached.all), reason, {\n    variables: { ...counts, dayList: results, cards', "withReached(state, reached.all), reason, {\n    endPaths: ['open', 'remind', 'missed'],\n    variables: { ...counts, dayList: results, cards", full],
    ['a milestone fires on crossing', resultsTs, 'one > before && one <= after', 'one === after', full],
    ['once a run', resultsTs, ' && !reached.includes(one)', '', full],
  ],
  19: [
    ['a turn wholly inside a pause is not offered', programme, ': passOver(config, moment, state);', ': stay(config, moment, state, entered(config, state));', full, controls],
    ['one cut by it stays open to its close if resumed before', programme, "return state.phase === 'open' && (state.judgesAt ?? state.closesAt) > moment.at", "return state.phase === 'open' && (state.judgesAt ?? state.closesAt) > moment.at + 86_400_000", full, controls],
    ['one that the pause outlasts was not offered', programme, "const results = isCut ? withResult(resultsOf(moment), turn, 'notOffered') : resultsOf(moment);", "const results = isCut ? withResult(resultsOf(moment), turn, 'missed') : resultsOf(moment);", full],
    ['a move to another version keeps day and day list by row id', moveTs, "const resultOf = new Map(old.map(({ id }, index) => [id, results[index]]));", "const resultOf = new Map(old.map((_, index) => [rows[index]?.id ?? '', results[index]]));", move],
    ['the day too', moveTs, 'const turn = old.slice(0, state.turn).reduce((last, { id }) => place.get(id) ?? last, 0);', 'const turn = state.turn;', move],
    ['row ids are frozen by the version', 'engine/src/compile/with-content.ts', "name !== 'id' && ", '', 'engine/src/compile/with-content.test.ts'],
    ['a row’s text is read when sent', 'server/src/runtime/programs.ts', 'if (kept.hasContent) await refresh(sql, kept);', 'if (kept.hasContent && kept.lastChange === null) await refresh(sql, kept);', 'server/src/stores/content-store.store.test.ts'],
  ],
};

export const programmes = mutationsOf(rules);
