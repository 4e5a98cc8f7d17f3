// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what stands here is the text of code, to be found in it.
// Rules 20 to 25.
import { type Entry, mutationsOf } from './mutation.ts';

const runContext = 'engine/src/interpreter/run-context.ts';
const enrollTs = 'server/src/runtime/enroll.ts';
const moves = 'engine/src/interpreter/token-moves.ts';
const endPath = 'engine/src/interpreter/end-path.ts';
const exitRules = 'engine/src/interpreter/exit-rules.ts';
const effects = 'server/src/runtime/write-effects.ts';
const runFlowTs = 'server/src/runtime/requests/run-flow.ts';
const whenever = 'engine/src/interpreter/steps/whenever.ts';
const enrolment = 'engine/src/interpreter/enrolment.test.ts';
const oneEvent = 'server/src/runtime/one-event.store.test.ts';
const runKeys = 'server/src/runtime/run-keys.store.test.ts';
const exits = 'engine/src/interpreter/exits.test.ts';
const laws = 'engine/src/interpreter/laws.test.ts';
const cycles = 'engine/src/interpreter/cycles.test.ts';
const parallel = 'engine/src/interpreter/parallel.test.ts';
const runFlow = 'engine/src/interpreter/run-flow.test.ts';
const subFlows = 'server/src/api/sub-flows.store.test.ts';
const wheneverTest = 'engine/src/interpreter/whenever.test.ts';
const sending = 'server/src/runtime/sending/sending.store.test.ts';

const rules: Readonly<Record<number, readonly Entry[]>> = {
  20: [
    ['a key is required: missing is not enrolled', runContext, "if (value === undefined || value === '' || typeof value === 'object') return null;", "if (value === undefined || typeof value === 'object') return '';", enrolment],
    ['and recorded, with the reason', enrollTs, "if (key === null) return { status: 'excluded', reason: 'keyMissing' };", "if (key === null) return { status: 'known' };", runKeys],
    ['an exclusion is a row', enrollTs, '  await recordExclusions(tx, request, excluded.map((reason) => (reason === ERASED ? null : reason)));\n', '', oneEvent],
    ['at most 128 bytes', runContext, '> mostKeyBytes ? null : key', '> mostKeyBytes * 2 ? null : key', enrolment],
    ['flow, subject and key are unique across versions', enrollTs, 'from runs where member_id = any(${[...new Set(memberIds)]}::bigint[]) and flow_id = ${flowId}`;', 'from runs where member_id = any(${[...new Set(memberIds)]}::bigint[]) and flow_id = ${flowId} and version_id = (select version_id from publications where flow_id = ${flowId} limit 1)`;', runKeys],
    ['re-entry applies within the key', enrollTs, 'const within = earlier.filter((run) => run.key === key);', 'const within = earlier;', runKeys],
    ['never', 'engine/src/reentry.ts', "return { enroll: false, reason: 'onlyOnce' };", 'return { enroll: true };', enrolment],
    ['after the end', 'engine/src/reentry.ts', "    case 'afterEnd':\n      return { enroll: true };", "    case 'afterEnd':\n      return { enroll: false, reason: 'onlyOnce' };", enrolment],
    ['after n days, from the end', 'engine/src/reentry.ts', 'endedAt ?? startedAt', 'startedAt', enrolment],
    ['after exactly n days', 'engine/src/reentry.ts', 'at >= addDuration(', 'at > addDuration(', enrolment],
    ['days on the calendar of whom it is about', 'engine/src/reentry.ts', "addDuration(zone, lastEnd, { amount: reentry.days, unit: 'days' })", "addDuration(zone, lastEnd, { amount: reentry.days * 24, unit: 'hours' })", enrolment],
    ['nobody is in twice at once', 'engine/src/reentry.ts', "status === 'new' || status === 'active'", "status === 'new'", enrolment],
    ['of several schedules the higher priority comes first', 'server/src/runtime/timed/fire-schedules.ts', '${priorityOf(tx)} desc, ', '', 'server/src/runtime/timed/triggers-again.store.test.ts'],
    ['and of several dates', 'server/src/runtime/timed/date-dues.ts', '${priorityOf(tx)} desc, ', '', 'server/src/runtime/timed/triggers-again.store.test.ts'],
    ['and of several flows that one event starts', 'server/src/runtime/route-events.ts', 'order by priority desc, flow_id, n', 'order by flow_id, n', 'server/src/runtime/timed/triggers-again.store.test.ts'],
    ['what a trigger cannot tell is a problem', 'engine/src/compile/check-told.ts', "    case 'schedule':\n      return [];", "    case 'schedule':\n      return null;", 'engine/src/compile/check-told.test.ts'],
    ['a wait’s event can be told to match the key', 'engine/src/condition/with-key.ts', 'if (matchKey !== true || keyField === null) return where;', 'return where;', 'engine/src/interpreter/look-back.test.ts'],
    ['and a new wait does by default', 'engine/src/steps/wait-event.ts', 'matchKey: true,', 'matchKey: false,', 'engine/src/steps/builtin-steps.test.ts'],
  ],
  21: [
    ['its listens end with a run', 'engine/src/interpreter/listen-changes.ts', "if (resting.listens.length > 0 && !isListening(walk.tokens, resting.key)) {", "if (resting.listens.length > 0 && walk.status === 'active' && !isListening(walk.tokens, resting.key)) {", laws, exits],
    ['and its timers', endPath, '  for (const token of walk.tokens.slice()) if (walk.tokens.includes(token)) interrupt(walk, token, reason);\n', '', exits],
    ['its open tasks', 'engine/src/interpreter/steps/task.ts', "    return [{ type: 'closeTask', key, at, reason: reason.code }];", '    return [];', exits, laws],
    ['tasks left open by a path that moved on', endPath, "    walk.tasksLeftOpen.map((key) => ({ type: 'closeTask', key, at, reason: reason.code })),", '    [],', 'engine/src/interpreter/questions.test.ts', laws],
    ['the assignee is told', 'activities/src/exchange/effects.ts', '          effects.closedTasks.push({ key: command.key, at: command.at });\n          emitOwn(effects, row.memberId, command, depth);', '          effects.closedTasks.push({ key: command.key, at: command.at });', 'server/src/api/tasks.store.test.ts'],
    ['its unsent messages: an exit by an event', 'activities/src/exchange/effects.ts', "new Set(['run.exitRule', ", 'new Set([', sending],
    ['an exit by a condition', 'activities/src/exchange/effects.ts', "'run.exitHeld', ", '', sending],
    ['the goal', 'activities/src/exchange/effects.ts', "'run.goal', ", '', sending],
    ['a goal by a condition', 'activities/src/exchange/effects.ts', "'run.goalHeld', ", '', sending],
    ['a person', 'activities/src/exchange/effects.ts', ", 'run.stopped'", '', sending, 'tests/rules/standing-still.store.test.ts'],
    ['of a losing path the message that it waits for', 'engine/src/interpreter/steps/message.ts', "    return [{ type: 'withdraw', key }];", '    return [];', 'engine/src/interpreter/saying.test.ts'],
    ['and that is not sent any more', effects, "status = 'skipped', why = 'runEnded' where key = any(${withdrawn}::text[]) and status = 'waiting'`);", "status = 'waiting' where key = any(${withdrawn}::text[]) and status = 'waiting'`);", sending],
    ['its waiting children', 'server/src/runtime/requests/end-sub-runs.ts', "and s.awaited and r.status in ('new', 'active')`;", "and s.awaited and r.status in ('gone')`;", subFlows],
    ['a child that goes on beside stays', runFlowTs, "const awaited = request.mode === 'wait';", 'const awaited = true;', subFlows],
    ['its acts', 'engine/src/interpreter/steps/act.ts', "type: 'cancelAct'", "type: 'withdraw'", 'engine/src/interpreter/questions.test.ts', laws],
    ['what it asked for', 'engine/src/interpreter/steps/run-flow.ts', "    return [{ type: 'withdraw', key }];", '    return [];', runFlow],
    ['an incident’s holds stay', effects, '    statements.push(tx`delete from listens where run_id', "    statements.push(tx`update holds set released_at = 0 where cause like any(select id || '/%' from unnest(${ended.map(({ runId }) => runId)}::text[]) as e(id))`);\n    statements.push(tx`delete from listens where run_id", 'server/src/runtime/sending/holds.store.test.ts'],
    ['a losing path ends likewise', endPath, "    interrupt(walk, token, because('path.turnEnded', { path: token.path }));", '    removeToken(walk, token.id);', parallel, 'engine/src/interpreter/programme.test.ts', laws],
    ['if goal and exit hold at once: goal', exitRules, '  for (const goal of [true, false]) {', '  for (const goal of [false, true]) {', exits],
    ['also of two conditions', exitRules, 'const exit = held(walk, true) ?? held(walk, false);\n  if (exit !== null) return endRun', 'const exit = held(walk, false) ?? held(walk, true);\n  if (exit !== null) return endRun', exits],
    ['an exit that holds at enrolment excludes', enrollTs, '    if (exit !== null) return;\n', '', 'server/src/runtime/condition-exits.store.test.ts'],
    ['with the reason', enrollTs, 'return exit ? heldAtTheDoor(exit.rule.reason) : null;', "return exit ? 'exit' : null;", 'server/src/runtime/condition-exits.store.test.ts'],
  ],
  22: [
    ['a back edge needs something that takes time', 'engine/src/compile/check-cycles.ts', '|| takesTime(type, step, edge.outcome, leads)) continue;', "|| takesTime(type, step, edge.outcome, leads) || edge.outcome === 'done') continue;", 'engine/src/compile/validate.test.ts', 'engine/src/interpreter/step-options.test.ts'],
    ['a most-visits bound, 20 by default', moves, 'export const mostVisits = 20;', 'export const mostVisits = 21;', cycles],
    ['outcome tooMany', moves, 'next = step.next.tooMany;', 'next = null;', cycles],
    ['a step’s own bound', moves, 'const most = step.maxVisits ?? mostVisits;', 'const most = mostVisits;', 'engine/src/interpreter/step-options.test.ts'],
    ['over 1,000 transitions fail the run as runaway', moves, 'export const mostTransitions = 1_000;', 'export const mostTransitions = 1_001;', cycles],
    ['counted for one instant', 'engine/src/interpreter/walk.ts', '  if (position.at > walk.position.at) walk.transitions = 0;\n', '', cycles],
    ['several edges into one step are a merge, not a join', moves, 'if (path.parent !== null && isJoinOf(walk, path.parent, next)) return', 'if (walk.tokens.some((token) => token.step === next)) return;\n    if (path.parent !== null && isJoinOf(walk, path.parent, next)) return', cycles],
  ],
  23: [
    ['what a container holds ends with it, and so what those hold', 'engine/src/interpreter/end-path.ts', '  interruptPaths(walk, token.id, null);\n  const step', '  const step', 'engine/src/interpreter/laws.test.ts'],
    ['what is handed on belongs to the container around', 'engine/src/interpreter/end-path.ts', '{ ...token, parent: to.parent, path: to.path }', '{ ...token, parent: null, path: null }', 'engine/src/interpreter/parallel.test.ts'],
    ['all fires when every path that can still arrive has', 'engine/src/interpreter/steps/parallel.ts', '(!all || (unopened === 0 && canArrive === 0))', '(!all || unopened === 0)', parallel],
    ['a path that can no longer arrive is not waited for', moves, 'const canArrive = living.filter((one) => reaches?.has(one.step) === true).length;', 'const canArrive = living.length;', parallel],
    ['none: the run ends', 'engine/src/interpreter/steps/parallel.ts', "if (living > 0 || unopened > 0) return null;\n    return { type: 'leave', outcome: 'ended'", "if (living > 0 || unopened > 0) return null;\n    return { type: 'leave', outcome: 'joined'", parallel],
    ['any on the first', 'engine/src/interpreter/steps/parallel.ts', 'arrived > 0 && (!all ||', 'arrived > (all ? 0 : 1) && (!all ||', parallel],
    ['and cancels the rest', 'engine/src/interpreter/steps/parallel.ts', 'keepsPaths: all', 'keepsPaths: true', parallel],
    ['exit inside a path ends the run', moves, '    endRun(walk, decision.outcome, decision.reason);\n', '', parallel, exits, 'engine/src/interpreter/programme.test.ts'],
    ['writes to a variable: the last in input order', moves, 'walk.shared = { ...walk.shared, ...effects.variables };', 'walk.shared = { ...effects.variables, ...walk.shared };', parallel],
  ],
  24: [
    ['the version that is published at the child’s start', enrollTs, 'select p.version_id as "versionId"', 'select (select min(v.id) from flow_versions v where v.flow_id = p.flow_id) as "versionId"', subFlows],
    ['outcomes are its declared exit reasons', 'engine/src/interpreter/steps/run-flow.ts', "(named?.id ?? 'completed')", "'completed'", runFlow],
    ['refused', 'engine/src/interpreter/steps/run-flow.ts', "outcome: 'refused', reason", "outcome: 'failed', reason", runFlow],
    ['failed', 'engine/src/interpreter/steps/run-flow.ts', "const outcome = failed ? 'failed' : ", 'const outcome = ', runFlow],
    ['a child that fails says so to who waits', 'server/src/runtime/requests/end-sub-runs.ts', "data: { run, reason: endReason ?? '', status } };", "data: { run, reason: endReason ?? '', status: 'ended' } };", subFlows],
    ['depth at most five', runFlowTs, 'const MOST_LEVELS = 5;', 'const MOST_LEVELS = 6;', subFlows],
    ['and no less', runFlowTs, 'const MOST_LEVELS = 5;', 'const MOST_LEVELS = 4;', subFlows],
    ['mode wait: who waits is answered by the end alone', runFlowTs, 'if (!awaited) answers', 'answers', subFlows],
    ['mode hand over ends this run', 'engine/src/interpreter/steps/run-flow.ts', "return mode === 'handOver' ? { type: 'end', outcome: 'handedOver', reason } : ", 'return ', runFlow],
    ['mode start and go on', 'engine/src/interpreter/steps/run-flow.ts', "{ type: 'leave', outcome: 'started', reason };", "{ type: 'end', outcome: 'started', reason };", runFlow],
  ],
  25: [
    ['it reacts to an event', whenever, "if (data.interrupted === true || event.event !== config.event) return null;", 'return null;', wheneverTest],
    ['where …', whenever, 'withKey(config.matchKey, moment.keyField, config.where), evidence)) return null;', 'undefined, evidence)) return null;', wheneverTest],
    ['it reacts to a condition', 'engine/src/interpreter/steps/whenever-condition.ts', 'return { due: value === held ? recheckAt : moment.at, data };', 'return { due: value === held ? recheckAt : null, data };', wheneverTest],
    ['by time alone too', 'engine/src/interpreter/steps/whenever-condition.ts', 'return { due: value === held ? recheckAt : moment.at, data };', 'return { due: value === held ? null : moment.at, data };', wheneverTest],
    ['during a scope', whenever, "return paths.includes('scope') ? null : { type: 'leave', outcome: 'done', reason: because('whenever.over', {}) };", 'return null;', wheneverTest],
    ['interrupt cancels the scope’s tokens', whenever, "reason, endPaths: ['scope'], paths };", 'reason, paths };', wheneverTest],
    ['an interrupting condition does too', 'engine/src/interpreter/steps/whenever-condition.ts', "reason, endPaths: ['scope'], paths };", 'reason, paths };', wheneverTest],
    ['beside runs its own token', whenever, "if (config.mode === 'beside') return { ...watch(config, moment, reason), paths };\n", '', wheneverTest],
    ['one live per key', whenever, "    if (moment.pathsOf(moment.key).some(({ path, locals }) => path === 'react' && locals?.[KEY] === key)) return null;\n", '', wheneverTest],
    ['another key is another reaction', whenever, "path === 'react' && locals?.[KEY] === key", "path === 'react'", wheneverTest],
    ['it ends with the scope', moves, '  else interruptPaths(walk, id, null);\n', '', wheneverTest],
  ],
};

export const lifeOfARun = mutationsOf(rules);
