// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what stands here is the text of code, to be found in it.
// Rules 7 to 15.
import { type Entry, mutationsOf } from './mutation.ts';

const lookBackTs = 'engine/src/interpreter/look-back.ts';
const waitEvent = 'engine/src/interpreter/steps/wait-event.ts';
const evaluateTs = 'engine/src/condition/evaluate.ts';
const compare = 'engine/src/condition/compare.ts';
const figure = 'engine/src/condition/figure.ts';
const pastEvents = 'engine/src/condition/past-events.ts';
const route = 'server/src/runtime/route-events.ts';
const lookBack = 'engine/src/interpreter/look-back.test.ts';
const waits = 'engine/src/interpreter/waits.test.ts';
const exits = 'engine/src/interpreter/exits.test.ts';
const branch = 'engine/src/interpreter/branch.test.ts';
const evaluate = 'engine/src/condition/evaluate.test.ts';
const judge = 'engine/src/condition/judge.test.ts';
const waitCondition = 'engine/src/interpreter/wait-condition.test.ts';
const ingest = 'server/src/api/ingest.store.test.ts';
const programmeFull = 'engine/src/interpreter/programme-full.test.ts';

const rules: Readonly<Record<number, readonly Entry[]>> = {
  7: [
    ['a wait listens to what comes after the token reached it', 'engine/src/interpreter/token-moves.ts', 'return isAfter(event, heard) && listens', 'return listens', waits],
    ['since the run’s start', lookBackTs, 'const isPast = isAfter({ at, seq }, started) && !isAfter({ at, seq }, position);', 'const isPast = !isAfter({ at, seq }, position);', lookBack],
    ['nothing that comes later is found by looking back', lookBackTs, 'const isPast = isAfter({ at, seq }, started) && !isAfter({ at, seq }, position);', 'const isPast = isAfter({ at, seq }, started);', lookBack],
    ['since local midnight', waitEvent, 'if (occurredAt < from.since || ', 'if (', lookBack],
    ['since a step', lookBackTs, 'return entered === undefined ? null : { since: entered.at, after: entered };', 'return entered === undefined ? null : { since: Number.NEGATIVE_INFINITY, after: null };', lookBack],
    ['since the turn opened', lookBackTs, "since.type === 'sinceTurn' ? turnOf(since.step) : since.step", 'since.step', lookBack],
    ['since a step that the run never came to, nothing', lookBackTs, 'return entered === undefined ? null :', 'return entered === undefined ? { since: Number.NEGATIVE_INFINITY, after: null } :', lookBack],
    ['the first match is taken', lookBackTs, 'isAfter(a.event, b.event) ? 1 : -1', 'isAfter(a.event, b.event) ? -1 : 1', lookBack],
    ['what the run has consumed is not found again', lookBackTs, 'return isPast && !taken.includes(seq) ?', 'return isPast ?', lookBack],
    ['what was heard live counts as consumed', 'engine/src/interpreter/take-input.ts', '    noteTaken(walk, event);\n', '', lookBack],
    ['the event that started the run counts in conditions', pastEvents, 'after: scope.started, including: scope.started', 'after: scope.started, including: null', evaluate],
    ['the event that started the run is no answer to a wait', 'engine/src/interpreter/new-run.ts', 'cursor: started,', 'cursor: { at: started.at, seq: started.seq - 1 },', waits],
  ],
  8: [
    ['one event is delivered to the runs that are there', route, 'const woken = [...heard];', 'const woken: number[] = [];', 'server/src/runtime/one-event.store.test.ts'],
    ['and starts new ones', route, 'const started = triggers.length === 0 ? [] : await startByTriggers(tx, readProgram, scopeId, triggers, current);', 'const started: number[] = [];', 'server/src/runtime/one-event.store.test.ts'],
    ['re-entry is judged on the state before the event: what ended a run does not restart it', 'server/src/runtime/enroll.ts', "  const judged = judgeReentry(program.reentry, within, enrollment.at, zone);", "  const judged = judgeReentry(program.reentry, within.map((run) => ({ ...run, status: 'ended' as const })), enrollment.at, zone);", 'server/src/runtime/one-event.store.test.ts'],
    ['what started a run does not end it', 'engine/src/interpreter/exit-rules.ts', '!isAfter(event, walk.started) || wasInVain', 'wasInVain', exits],
    ['historical events start nothing', route, 'return event && !event.historical ? [{ ...event, seq }] : [];', 'return event ? [{ ...event, seq }] : [];', 'server/src/runtime/one-event.store.test.ts'],
    ['historical events answer no wait', 'server/src/runtime/exchange-store.ts', '            and not e.historical\n', '', 'server/src/runtime/one-event.store.test.ts'],
    ['historical events answer no wait that looks back', lookBackTs, '      if (historical === true) return [];\n', '', lookBack],
    ['and the shell says which those are', 'server/src/runtime/member-histories.ts', 'list.push(historical ? { ...event, historical } : event);', 'list.push(event);', 'server/src/runtime/one-event.store.test.ts'],
        ['historical events feed conditions', 'server/src/runtime/member-histories.ts', 'and name = any(${names as string[]}::text[])\n', 'and name = any(${names as string[]}::text[]) and not historical\n', 'server/src/runtime/one-event.store.test.ts'],
  ],
  9: [
    ['when it happened is not in the future', 'server/src/runtime/ingest-write.ts', 'const occurredAt = Math.min(call.occurredAt ?? now, now);', 'const occurredAt = call.occurredAt ?? now;', ingest],
    ['what is older than a day is history', 'server/src/runtime/ingest-write.ts', 'call.historical === true || occurredAt < now - DAY_MS', 'call.historical === true', ingest],
    ['when it happened decides the turn', 'engine/src/interpreter/steps/programme.ts', 'return occurredAt < closesAt && (opensAt === undefined || occurredAt >= opensAt);', 'return at < closesAt && (opensAt === undefined || at >= opensAt || occurredAt === 0);', programmeFull],
    ['when it happened decides the window of a count', pastEvents, 'return event.occurredAt >= since &&', 'return event.at >= since &&', evaluate],
    ['when it was received decides the order', pastEvents, 'if (isAfter(event, scope.position) || !isWithin(event, bounds)) continue;', 'if (event.occurredAt > scope.position.at || !isWithin(event, bounds)) continue;', evaluate],
  ],
  10: [
    ['two waits in a row lose none', 'engine/src/interpreter/take-input.ts', '  walk.cause = place;', '  walk.cause = { at: input.at, seq: Number.MAX_SAFE_INTEGER };', waits],
    ['two waits in a row double none, also where an event is given again', 'engine/src/interpreter/token-moves.ts', 'return isAfter(event, heard) && listens', 'return !isAfter(heard, event) && listens', waits, 'engine/src/interpreter/laws.test.ts'],
    ['what an exit or an update heard in vain stays in vain', 'engine/src/interpreter/advance.ts', '  hearRunWide(walk, events);\n', '', 'engine/src/interpreter/exits.test.ts', 'engine/src/interpreter/laws.test.ts'],
    ['and what comes late, of an earlier instant, is new', 'engine/src/interpreter/run-wide-hearing.ts', ' && seq <= heard.seq', '', 'engine/src/interpreter/exits.test.ts'],
    ['a message id that is told again is one event', route, '      on conflict (scope_id, message_id) do nothing\n', '', ingest],
  ],
  11: [
    ['a comparison with a missing value is false', compare, "if (left === undefined || left === null || right === undefined || right === null) return false;", 'if (left === undefined || right === undefined) return false;\n  if (left === null || right === null) return left === right;', evaluate],
    ['not equal to a missing value is false too', compare, "if (left === undefined || left === null || right === undefined || right === null) return false;", "if (left === undefined || left === null || right === undefined || right === null) return op === 'ne';", evaluate],
    ['is missing tests for it', evaluateTs, 'const holds = value.value === undefined || value.value === null;', 'const holds = value.value === undefined;', evaluate],
    ['not is plain boolean', evaluateTs, "return inner === 'unknown' ? inner : !inner;", "return inner === 'unknown' ? inner : inner;", evaluate],
    ['no X for 14 days counts from joining where that is later', evaluateTs, "return (last === null || last < since) && joinedAt <= since;", 'return last === null || last < since;', evaluate, judge],
    ['none in 14 days by a count too', evaluateTs, '  return joinedAt > since;', '  return false;', evaluate],
    ['and SQL says the same of joining', 'server/src/condition/sql-condition.ts', "return sql`(coalesce(${last} < ${since}, true) and m.joined_at <= ${since})`;", "return sql`coalesce(${last} < ${since}, true)`;", 'server/src/condition/condition-agreement.store.test.ts'],
    ['of what is missing', 'server/src/condition/sql-condition.ts', "'null') = 'null')`;", "'absent') = 'null')`;", 'server/src/condition/condition-agreement.store.test.ts'],
    ['of not', 'server/src/condition/sql-condition.ts', 'return sql`(not ${this.condition(condition.of, matched)})`;', 'return this.condition(condition.of, matched);', 'server/src/condition/condition-agreement.store.test.ts'],
    ['an unknown age is the workspace’s default', 'engine/src/sending/may-send.ts', 'if (born === null) return unknown;', 'if (born === null) return false;', 'engine/src/sending/may-send.test.ts'],
    ['the workspace’s default is asked where messages go', 'server/src/runtime/sending/recipients.ts', 'isMinorAt(attributes, zone, at, unknownAgeIsMinor)', 'isMinorAt(attributes, zone, at, false)', 'server/src/runtime/sending/sending.store.test.ts'],
  ],
  12: [
    ['a branch sees the run’s own tags', 'engine/src/interpreter/apply-ledger.ts', '{ ...member, tags: [...member.tags, command.tag] }', 'member', branch],
    ['a branch sees the run’s own attributes', 'engine/src/interpreter/apply-ledger.ts', 'return { ...member, attributes: { ...member.attributes, [command.name]: command.value } };', 'return member;', branch],
    ['a branch sees the run’s own tier', 'engine/src/interpreter/apply-member-ledger.ts', "case 'setTier':", "case 'setTier':\n      return member;", 'engine/src/interpreter/member-books.test.ts'],
    ['a branch sees the run’s own points', 'engine/src/interpreter/apply-member-ledger.ts', "case 'addPoints':", "case 'addPoints':\n      return member;", 'engine/src/interpreter/member-books.test.ts'],
    ['a branch counts the run’s own events', 'engine/src/interpreter/own-events.ts', 'if (told === null || ', 'if (told !== undefined || ', 'engine/src/interpreter/branch.test.ts'],
    ['after the commit the shell has the same', 'server/src/runtime/write-effects.ts', 'set tags = array(select distinct t from unnest(m.tags || u."add") t where t <> all(u."remove") order by t),', 'set tags = m.tags,', 'tests/rules/ledger-writes-react.store.test.ts', 'tests/rules/killed-anywhere.store.test.ts'],
  ],
  13: [
    ['evaluation says when time alone flips it', 'engine/src/condition/next-flip.ts', 'return { moments: [...moments, joined], midnight };', 'return { moments: [], midnight };', judge],
    ['a wait for a condition is due then', 'engine/src/interpreter/steps/wait-condition.ts', 'const next = value ? moment.at : recheckAt;', 'const next = value ? moment.at : null;\n  void recheckAt;', waitCondition],
    ['an exit is due then', 'engine/src/interpreter/exit-rules.ts', 'if (recheckAt !== null && (due === null || recheckAt < due)) due = recheckAt;', 'void recheckAt;', exits],
    ['a goal is due then', 'engine/src/interpreter/next-due.ts', 'let earliest: Instant | null = run.exitWatch?.due ?? null;', 'let earliest: Instant | null = null;', exits],
    ['segments flip by time alone', 'server/src/segments/check-segments.ts', 'and check_at <= ${fires} order by', 'and check_at <= ${0} order by', 'server/src/segments/segments.store.test.ts'],
    ['tiers flip by time alone', 'server/src/segments/apply-tiers.ts', 'if (rung === null) continue;', 'if (rung === null || each.dueAt !== null) continue;', 'server/src/segments/tiers.store.test.ts'],
  ],
  14: [
    ['since the run’s start', pastEvents, "return { since: scope.started.at, after: scope.started, including: scope.started };", "return { since: Number.NEGATIVE_INFINITY, after: null, including: null };", evaluate],
    ['since a step', pastEvents, 'return sinceEntry(scope, window.step);', 'return { since: scope.started.at, after: scope.started, including: null };', branch, evaluate],
    ['since the turn opened', pastEvents, 'return sinceEntry(scope, turnOf(window.step));', 'return sinceEntry(scope, window.step);', branch],
    ['since a date that the run knows', pastEvents, 'return since === null ? null : { since, after: null, including: null };', 'return { since: Number.NEGATIVE_INFINITY, after: null, including: null };', evaluate],
    ['since what is no date, nothing', pastEvents, 'return since === null ? null : {', 'return since === null ? { since: 0, after: null, including: null } : {', evaluate],
    ['a date begins at the local midnight', 'engine/src/time/calendar-window.ts', "date.at : instantAt(zone, date.day, 0);", "date.at : instantAt('UTC', date.day, 0);", evaluate],
    ['the last n hours', 'engine/src/time/calendar-window.ts', "if (window.unit === 'hours') return clampInstant(at - window.amount * hourMs);", "if (window.unit === 'hours') return atWallClock(zone, latestWallClock(zone, at) - window.amount * hourMs);", 'engine/src/time/local-time.test.ts', judge],
    ['a calendar day, in a zone', 'engine/src/time/calendar-window.ts', 'const own = window.zone ?? zone;\n  return', 'const own = zone;\n  return', judge, 'engine/src/time/local-time.test.ts'],
    ['a calendar week begins on Monday', 'engine/src/time/calendar-window.ts', 'return day - weekdayOf(day) + 1;', 'return day - weekdayOf(day);', 'engine/src/time/local-time.test.ts', judge],
    ['a calendar month begins on the 1st', 'engine/src/time/calendar-window.ts', 'return day - Number(formatLocalDay(day).slice(8)) + 1;', 'return day - 30;', 'engine/src/time/local-time.test.ts', judge],
    ['days are distinct local days, not events', figure, 'return daysOf(events, zone).size;', 'return events.length;', evaluate],
    ['local days are the member’s', figure, 'localDayOf(zone, occurredAt)));', "localDayOf('UTC', occurredAt)));", evaluate, judge],
    ['in SQL too', 'server/src/condition/sql-condition.ts', 'count(distinct condition_local_day(${e}.occurred_at, z.pg))', 'count(condition_local_day(${e}.occurred_at, z.pg))', 'server/src/condition/condition-agreement.store.test.ts'],
    ['a window begins in SQL where it begins in memory', 'server/src/condition/sql-condition.ts', 'return sql`and ${e}.occurred_at >= ${this.#windowStart(window)}`;', 'return sql`and ${e}.occurred_at > ${this.#windowStart(window)}`;', 'server/src/condition/condition-agreement.store.test.ts'],
    ['values are distinct values', figure, 'return values.size;', 'return events.length;', judge],
    ['filtered by context', 'engine/src/condition/read-operand.ts', 'return ownValue(scope.context, operand.field);', 'return undefined;', evaluate],
    ['$task.opened', 'engine/src/interpreter/emitted-event.ts', "return { event: '$task.opened',", "return { event: '$task.began',", 'engine/src/interpreter/tasks.test.ts'],
    ['$task.done', 'server/src/runtime/complete-task.ts', "name: '$task.done',", "name: '$task.over',", 'server/src/api/tasks.store.test.ts'],
    ['$survey.asked', 'engine/src/interpreter/emitted-event.ts', "'$survey.asked'", "'$survey.sent'", 'engine/src/interpreter/asks.test.ts', 'server/src/api/asks.store.test.ts'],
    ['$message.sent, in the commit that sends', 'server/src/runtime/sending/tell-outcomes.ts', 'if (wanted.size === 0) return [];\n  return admitted', 'if (wanted.size >= 0) return [];\n  return admitted', 'server/src/runtime/sending/tell-outcomes.store.test.ts'],
    ['$message.failed, when the provider refused', 'server/src/runtime/channels/settle-send.ts', 'await tellOutcomes(tx, LEAVES_FROM, now,', 'await tellOutcomes(tx, LEAVES_FROM, now, [].length === 0 ? [] :', 'server/src/runtime/sending/tell-outcomes.store.test.ts'],
  ],
};

export const eventsAndConditions = mutationsOf(rules);
