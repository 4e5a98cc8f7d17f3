// Rules 1 to 6.
import { type Entry, mutationsOf } from './mutation.ts';

const advance = 'engine/src/interpreter/advance.ts';
const duration = 'engine/src/time/duration.ts';
const localDay = 'engine/src/time/local-day.ts';
const localInstant = 'engine/src/time/local-instant.ts';
const nextLocalTime = 'engine/src/time/next-local-time.ts';
const anchored = 'engine/src/time/anchored-time.ts';
const calendar = 'engine/src/time/working-calendar.ts';
const deadline = 'engine/src/interpreter/deadline.ts';
const order = 'engine/src/interpreter/order.test.ts';
const exits = 'engine/src/interpreter/exits.test.ts';
const waits = 'engine/src/interpreter/waits.test.ts';
const clocks = 'engine/src/interpreter/clocks.test.ts';
const localTime = 'engine/src/time/local-time.test.ts';
const workingDays = 'engine/src/time/working-days.test.ts';
const programme = 'engine/src/interpreter/programme.test.ts';

const rules: Readonly<Record<number, readonly Entry[]>> = {
  1: [
    ['inputs are taken by their instant', 'engine/src/interpreter/input-order.ts', 'inputs.length < 2 ? inputs :', 'inputs.length < 99 ? inputs :', order],
    ['timers and events merge by instant', advance, 'group.at <= dueAt || dueAt > last', 'true', order],
    ['control comes before an exit of its instant', advance, '  for (const control of controls) takeControl(walk, control);\n  if (controls.length > 0) completeIfDone(walk);\n', '', order],
    ['an exit comes before due timers', advance, '  const exit = findExit(walk, events);\n', '  fireDues(walk, at);\n  const exit = findExit(walk, events);\n', order],
    ['an exit counts every event of its instant', advance, 'seq: events.at(-1)?.seq ?? 0', 'seq: 0', exits],
    ['due timers come before events to waits', advance, '  fireDues(walk, at);\n  for (const event of events) {\n    takeEvent(walk, event);\n    settleWaits(walk);\n  }', '  for (const event of events) {\n    takeEvent(walk, event);\n    settleWaits(walk);\n  }\n  fireDues(walk, at);', order],
    ['events of one instant come by sequence', 'engine/src/interpreter/input-order.ts', 'isAfter(a, b) ? 1 : isAfter(b, a) ? -1 : 0', 'a.at - b.at', order],
    ['answers come after events', advance, '  fireDues(walk, at);\n  for (const event of events) {', '  fireDues(walk, at);\n  for (const answer of answers.splice(0)) takeAnswer(walk, answer);\n  for (const event of events) {', order],
    ['an event’s instant is read under the subject’s lock', 'server/src/runtime/lock-members.ts', '  const [found, now] = await Promise.all([lockKnown(tx, scopeId, wanted), readScopeNow(tx, scopeId)]);', '  const now = await readScopeNow(tx, scopeId);\n  const found = await lockKnown(tx, scopeId, wanted);', 'tests/rules/decided-under-locks.store.test.ts', 'tests/rules/no-lost-wake-up.store.test.ts', 'tests/rules/one-clock.store.test.ts'],
    ['being late in processing changes no outcome', 'activities/src/exchange/pending.ts', 'const at = Math.min(dueAt, firstInputAt ?? Number.POSITIVE_INFINITY);', 'const at = firstInputAt ?? Number.POSITIVE_INFINITY;', 'tests/rules/one-clock.store.test.ts', 'tests/rules/no-lost-wake-up.store.test.ts'],
  ],
  2: [
    ['a wait hears nothing before it begins', 'engine/src/interpreter/token-moves.ts', 'return isAfter(event, heard) && listens', 'return listens', waits, order],
    ['an event at the deadline is too late', advance, '  walk.position = before;\n  fireDues(walk, at);', '  walk.position = before;\n  fireDues(walk, at - 1);', order],
    ['the beginning is in the wait', advance, 'walk.cause = { at: Math.max(at, walk.position.at), seq: 0 };', 'walk.cause = { at: Math.max(at, walk.position.at), seq: Number.MAX_SAFE_INTEGER };', order],
    ['an exit at the deadline beats the timer', advance, '  moveTo(walk, { at, seq: 0 });\n  const exit = findExit(walk, []);\n  if (exit !== null) return endRun(walk, exit.rule.reason, exit.reason);\n', '  moveTo(walk, { at, seq: 0 });\n', exits],
  ],
  3: [
    ['minutes elapse', duration, "case 'minutes':\n      return clampInstant(at + amount * minuteMs);", "case 'minutes':\n      return clampInstant(at + amount * 1_000);", localTime],
    ['hours elapse', duration, "    case 'hours':\n      return clampInstant(at + amount * hourMs);", "    case 'hours':\n      return clampInstant(onCalendar(zone, at, 0, 0) + amount * hourMs - (wallClockOf(zone, at + amount * hourMs) - wallClockOf(zone, at) - amount * hourMs));", localTime],
    ['days lead to the same local time', duration, 'return onCalendar(zone, at, amount, 0);', 'return clampInstant(at + amount * dayMs);', localTime],
    ['weeks lead to the same local time', duration, 'return onCalendar(zone, at, amount * 7, 0);', 'return clampInstant(at + amount * 7 * dayMs);', localTime],
    ['months lead to the same day of the month', duration, 'return onCalendar(zone, at, 0, amount);', 'return onCalendar(zone, at, amount * 30, 0);', localTime],
    ['the 31st clamps to the month’s end', localDay, 'return Math.min(first + date.getUTCDate() - 1, next - 1);', 'return first + date.getUTCDate() - 1;', localTime],
    ['29 February clamps to the 28th', localDay, 'return Math.min(first + date.getUTCDate() - 1, next - 1);', 'return date.getUTCMonth() === 1 ? first + date.getUTCDate() - 1 : Math.min(first + date.getUTCDate() - 1, next - 1);', localTime],
    ['a local time that does not exist is the first instant after the gap', localInstant, 'if (at < span.from) return clampInstant(span.from);', 'if (at < span.from) return clampInstant(at);', localTime],
    ['a local time that exists twice is the first', localInstant, 'let span = offsetSpanAt(zone, clampInstant(wallClock - widestOffsetMs));', 'let span = offsetSpanAt(zone, clampInstant(wallClock));', localTime, 'engine/src/time/local-instant.test.ts'],
    ['a month over the year’s end', localDay, 'date.getUTCMonth() + months;', '((date.getUTCMonth() + months) % 12);', localTime],
    ['weekdays are the member’s', nextLocalTime, '    if (!isDayOf(when, day, calendar)) continue;\n    const at = instantAt(zone, day, timeMs);', '    const at = instantAt(zone, day, timeMs);\n    if (!isDayOf(when, Math.floor(at / 86_400_000), calendar)) continue;', workingDays],
    ['in every zone, fourteen hours ahead or twelve behind', localInstant, 'const at = wallClock - span.offsetMs;', 'const at = wallClock - Math.max(-11 * 3_600_000, Math.min(12 * 3_600_000, span.offsetMs));', 'engine/src/time/local-instant.test.ts'],
    ['a target that is exactly now is now', nextLocalTime, 'if (at < notBefore) continue;', 'if (at <= notBefore) continue;', localTime],
    ['a date that is exactly now is now', 'engine/src/interpreter/steps/wait-date.ts', 'if (until < moment.at && skips)', 'if (until <= moment.at && skips)', waits],
  ],
  4: [
    ['so many days before or after the anchor', anchored, 'localDayOfValue(zone, date) + offsetDays, on', 'localDayOfValue(zone, date), on', localTime],
    ['at a time of the member’s clock', anchored, 'const at = instantAt(zone, day, timeMsOf(time));', "const at = instantAt('UTC', day, timeMsOf(time));", localTime],
    ['on weekdays, away from the anchor', anchored, 'offsetDays < 0 ? -1 : 1', '1', workingDays],
    ['on working days', anchored, "(on === 'weekdays' ? weekdayOf(day) <= 5 : isWorkingDay(calendar, day))", 'weekdayOf(day) <= 5', workingDays],
    ['anchored to the run’s start', deadline, 'return { instant: scope.started.at };', 'return { instant: moment.at };', clocks],
    ['anchored to when what started it happened', deadline, 'return { instant: moment.triggeredAt };', 'return { instant: scope.started.at };', clocks, 'server/src/runtime/occurred-at.store.test.ts'],
    ['anchored to the last event of a name', 'engine/src/interpreter/look-back.ts', 'return events.findLast((event) => !isAfter(event, position))?.occurredAt ?? null;', 'return events.find((event) => !isAfter(event, position))?.occurredAt ?? null;', clocks],
    ['anchored to a step', deadline, 'return entered === undefined ? null : { instant: entered.at };', 'return entered === undefined ? null : { instant: scope.started.at };', clocks],
    ['anchored to an attribute', deadline, 'return { value: ownValue(scope.member.attributes, anchor.name) };', 'return { value: ownValue(scope.variables, anchor.name) };', clocks],
    ['anchored to a context field', deadline, 'return { value: ownValue(scope.context, anchor.field) };', 'return { value: undefined };', waits],
    ['anchored to a variable', deadline, 'return { value: ownValue(scope.variables, anchor.name) };', 'return { value: ownValue(scope.member.attributes, anchor.name) };', clocks],
    ['if past: skip', 'engine/src/interpreter/steps/wait-date.ts', "if (until < moment.at && skips) return { type: 'leave', outcome: 'past', reason: because('wait.past', { until }) };\n", '', waits],
    ['if past: now', 'engine/src/interpreter/steps/wait-date.ts', "const skips = config.ifPast === 'skip';\n    if (found", 'const skips = true;\n    if (found', waits],
    ['if past defaults to skip', 'engine/src/steps/wait-date.ts', "ifPast: 'skip'", "ifPast: 'now'", 'engine/src/steps/builtin-steps.test.ts'],
    ['a wait on a context field is re-timed when the record changes', 'engine/src/interpreter/context-updates.ts', '      retime(walk);\n', '', clocks],
    ['a deadline on the record moves with it', 'engine/src/interpreter/steps/wait-event.ts', 'const until = deadline === null ? null : deadlineMoment(moment, deadline, since.at);', 'const until = data.until as number;', clocks],
    ['a change of another record changes nothing', 'engine/src/interpreter/context-updates.ts', 'if (update.event !== event.event || !isOwn(walk, event)) continue;', 'if (update.event !== event.event) continue;', clocks],
    ['a cancelled record is an exit, also at the instant of a change', advance, '  const exit = findExit(walk, events);\n  if (exit !== null) return endRun(walk, exit.rule.reason, exit.reason);\n  takeUpdates(walk, events);', '  takeUpdates(walk, events);\n  const exit = findExit(walk, events.slice(1));\n  if (exit !== null) return endRun(walk, exit.rule.reason, exit.reason);', clocks],
  ],
  5: [
    ['a plain wait for a local time is recomputed', 'engine/src/interpreter/steps/wait-time.ts', 'return { due: until, data: { ...data, until, zone: moment.zone } };', 'return { due: data.until as number, data: { ...data, zone: moment.zone } };', waits],
    ['a new instant that has passed since the wait began fires now', 'engine/src/interpreter/steps/wait-time.ts', 'rezoned(config, moment, data) {\n    const until = localMoment(moment, config, data.begun as number).at;', 'rezoned(config, moment, data) {\n    const until = localMoment(moment, config, moment.at).at;', waits],
    ['an open turn keeps its instants', 'engine/src/interpreter/retime.ts', "    const { zone } = token.resting.data;\n    if (zone === undefined || zone === walk.member.zone) continue;", "    const { zone } = token.resting.data;\n    if (zone === walk.member.zone) continue;\n    if (zone === undefined && token.resting.data.phase === 'open') { walk.tokens[i] = { ...token, resting: { ...token.resting, due: walk.position.at + 60_000 } }; continue; }", programme],
    ['the next turn is in the new zone', 'engine/src/interpreter/steps/programme.ts', 'const next = nextOf(config, moment, state);\n    return { due: dueOf(next), data: asData(next) };', 'return { due: dueOf(state), data };', programme],
    ['the next turn’s local date is later than the last one’s', 'engine/src/interpreter/steps/programme-turn.ts', 'lastDay === null ? undefined : lastDay + 1, calendar);\n  return { phase', 'undefined, calendar);\n  return { phase', programme],
    ['a duration never moves', 'engine/src/interpreter/steps/wait-duration.ts', "return { type: 'rest', due: until, listens: [], data: { until }, reason };\n  },", "return { type: 'rest', due: until, listens: [], data: { until, zone: moment.zone }, reason };\n  },\n  rezoned: (config, moment, data) => ({ due: addDuration(moment.zone, moment.at, config.duration), data }),", waits],
    ['an hour before an activity never moves', deadline, 'return instant === null ? null : { at: instant + anchored.offsetMinutes * 60_000 };', 'return instant === null ? null : { at: instant + (anchored.offsetMinutes + (moment.zone.startsWith("Asia") ? 60 : 0)) * 60_000 };', 'engine/src/interpreter/minutes-from.test.ts'],
    ['the zone is the member’s, else the community’s, else the workspace’s', 'server/src/runtime/member-facts.ts', 'zoneOf(row.zone, memberships, row.scope_zone)', 'row.zone ?? row.scope_zone', 'server/src/runtime/member-facts.store.test.ts'],
    ['a community that moves takes those along who go by its clock', 'server/src/runtime/borrowed-zones.ts', '  const ids = moved.map(({ id }) => id);\n', '  return;\n  const ids = moved.map(({ id }) => id);\n', 'server/src/runtime/borrowed-zones.store.test.ts'],
    ['and nobody else', 'server/src/runtime/borrowed-zones.ts', "m.kind = 'member' and m.zone is null and $", "m.kind = 'member' and $", 'server/src/runtime/borrowed-zones.store.test.ts'],
    ['what is no member moves too', 'server/src/runtime/write-subject.ts', '{ ...attributes, timezone: zone }', 'attributes', 'server/src/runtime/borrowed-zones.store.test.ts'],
    ['who joins or leaves a community goes by another clock', 'server/src/runtime/borrowed-zones.ts', 'if (moved.length > 0) await tell', 'if (moved.length > 1_000) await tell', 'server/src/runtime/borrowed-zones.store.test.ts'],
    ['and so where messages are sent', 'server/src/runtime/sending/recipients.ts', 'zoneOf(zone, memberships.get(id) ?? [], scopeZone)', 'zone ?? scopeZone', 'server/src/runtime/member-facts.store.test.ts'],
  ],
  6: [
    ['the calendar is the one that the flow names', 'engine/src/compile/check-calendar.ts', 'calendars?.find(({ id }) => id === name)', 'calendars?.[0]', 'engine/src/compile/check-calendar.test.ts'],
    ['a holiday is no working day', calendar, 'return isWeekday ? !off.has(day) : worked.has(day);', 'return isWeekday || worked.has(day);', workingDays],
    ['a make-up working day is one', calendar, 'return isWeekday ? !off.has(day) : worked.has(day);', 'return isWeekday && !off.has(day);', workingDays],
    ['past its coverage Monday to Friday', calendar, 'if (day < from || day > to) return isWeekday;', 'if (day < from || day > to) return true;', workingDays],
    ['past its coverage the trail warns', nextLocalTime, 'return when.workingDays === true && !isCovered(calendar, day) ? { at, day, guessed: true } : { at, day };', 'return { at, day };', clocks, workingDays],
    ['past its coverage an anchored wait warns too', anchored, "return on === 'working' && !isCovered(calendar, day) ? { at, day, guessed: true } : { at, day };", 'return { at, day };', clocks, workingDays],
    ['its coverage warns at publish', 'engine/src/compile/check-calendar.ts', 'dayOf(named.to) >= today + soonDays', 'dayOf(named.to) >= today', 'engine/src/compile/check-calendar.test.ts'],
  ],
};

export const timeAndOrder = mutationsOf(rules);
