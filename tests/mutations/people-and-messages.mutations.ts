// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what stands here is the text of code, to be found in it.
// Rules 26 to 33.
import { type Entry, mutationsOf } from './mutation.ts';

const maySendTs = 'engine/src/sending/may-send.ts';
const policyTs = 'engine/src/sending/sending-policy.ts';
const messageTs = 'engine/src/interpreter/steps/message.ts';
const decideTs = 'server/src/runtime/sending/decide-sends.ts';
const sendTs = 'server/src/runtime/sending/send-waiting.ts';
const holdsTs = 'server/src/runtime/sending/holds.ts';
const audienceTs = 'server/src/runtime/jobs/audience.ts';
const taskTs = 'engine/src/interpreter/steps/task.ts';
const writeTasks = 'server/src/runtime/write-tasks.ts';
const approvalsTs = 'server/src/runtime/approvals.ts';
const maySend = 'engine/src/sending/may-send.test.ts';
const saying = 'engine/src/interpreter/saying.test.ts';
const sending = 'server/src/runtime/sending/sending.store.test.ts';
const holds = 'server/src/runtime/sending/holds.store.test.ts';
const channel = 'server/src/runtime/channels/channel-store.store.test.ts';
const jobs = 'tests/rules/jobs-in-pages.store.test.ts';
const toldTs = 'engine/src/interpreter/told-context.ts';
const told = 'engine/src/interpreter/told-context.test.ts';
const forEach = 'server/src/runtime/jobs/for-each.store.test.ts';
const tasks = 'engine/src/interpreter/tasks.test.ts';
const taskRows = 'server/src/api/tasks.store.test.ts';
const questions = 'engine/src/interpreter/questions.test.ts';
const approvals = 'server/src/api/approvals.store.test.ts';
const clocksAndApprovals = 'engine/src/interpreter/clocks-and-approvals.test.ts';
const stepOptions = 'engine/src/interpreter/step-options.test.ts';
const scenarios = 'tests/scenarios/scenarios.test.ts';

const rules: Readonly<Record<number, readonly Entry[]>> = {
  26: [
    ['a message waits for queued by default', messageTs, ": (config.waitFor ?? 'queued');", ": (config.waitFor ?? 'accepted');", saying],
    ['or for accepted or delivered', messageTs, "if (waitFor === 'queued')\n", 'if (true)\n', saying],
    ['valid for', 'engine/src/interpreter/said-to.ts', 'if (validFor !== undefined) words.validUntil = addDuration(zone, at, validFor);', '', saying],
    ['what is worth nothing any more is skipped', maySendTs, "return at >= validUntil ? { type: 'skip', why: 'expired' } : null;", 'return null;', maySend],
    ['and what could go only after that', maySendTs, 'verdict.until >= wanted.validUntil', 'verdict.until > wanted.validUntil + 86_400_000', maySend],
    ['outcome skipped, with its reason', messageTs, "case 'skipped':\n        return { type: 'leave', outcome: outcomeOf(config, outcome),", "case 'skipped':\n        return { type: 'leave', outcome: 'done',", saying],
    ['outcome failed', messageTs, "case 'failed':\n        return { type: 'leave', outcome: outcomeOf(config, outcome),", "case 'failed':\n        return { type: 'leave', outcome: 'done',", saying, sending],
    ['they need at least accepted', 'engine/src/steps/message.ts', "waitFor === 'accepted' || waitFor === 'delivered' ? [DONE, SKIPPED, FAILED] : [DONE]", '[DONE, SKIPPED, FAILED]', 'engine/src/steps/builtin-steps.test.ts'],
    ['a run’s messages to one member keep their order through a hold', maySendTs, 'refused, tooYoung, held, behindAnother, tooLate', 'refused, tooYoung, held, tooLate', holds, sending],
    ['also when they are looked at again', 'server/src/runtime/sending/in-line.ts', 'const isEarlier = asked < askedAt ||', 'const isEarlier = asked < 0 &&', holds, sending],
    ['one to another recipient holds nobody up', decideTs, 'const line = lines.get(`${lineOf(one)}/${channel}`);', 'const line = lines.values().next().value;', sending, channel],
    ['quiet hours bind marketing and reminder', policyTs, "new Set(['marketing', 'reminder'])", "new Set(['marketing'])", maySend],
    ['programme is exempt', policyTs, "BOUND_PURPOSES: ReadonlySet<Purpose> = new Set(['marketing', 'reminder'])", "BOUND_PURPOSES: ReadonlySet<Purpose> = new Set(['marketing', 'reminder', 'programme'])", maySend],
    ['service is exempt', policyTs, "BOUND_PURPOSES: ReadonlySet<Purpose> = new Set(['marketing', 'reminder'])", "BOUND_PURPOSES: ReadonlySet<Purpose> = new Set(['marketing', 'reminder', 'service'])", maySend],
    ['crisis is exempt', policyTs, "BOUND_PURPOSES: ReadonlySet<Purpose> = new Set(['marketing', 'reminder'])", "BOUND_PURPOSES: ReadonlySet<Purpose> = new Set(['marketing', 'reminder', 'crisis'])", maySend],
    ['a reply is exempt', policyTs, "BOUND_PURPOSES: ReadonlySet<Purpose> = new Set(['marketing', 'reminder'])", "BOUND_PURPOSES: ReadonlySet<Purpose> = new Set(['marketing', 'reminder', 'reply'])", maySend],
    ['caps bind marketing and reminder', maySendTs, 'if (!BOUND_PURPOSES.has(purpose)) return null;\n  const { perDay', 'const { perDay', maySend],
    ['a reply is one within five minutes of the member’s act', messageTs, 'const REPLY_MS = 5 * 60_000;', 'const REPLY_MS = 6 * 60_000;', saying],
    ['what the member did last counts', 'engine/src/interpreter/take-input.ts', '    if (walk.index.replies) walk.actedAt = event.at;\n', '', saying],
  ],
  27: [
    ['caps are granted at send time', 'server/src/runtime/sending/admit-messages.ts', 'if (one.recipient !== undefined || isContended(policy, one)) {', 'if (one.recipient !== undefined) {', sending],
    ['by priority', sendTs, 'order by m.priority desc, m.not_before', 'order by m.not_before', sending],
    ['then by which was due first', sendTs, 'm.priority desc, m.not_before, m.asked_at, m.place, m.key', 'm.priority desc, m.key desc', sending],
    ['by a channel too', 'server/src/runtime/channels/channel-store.ts', 'order by m.priority desc, m.not_before, m.asked_at, m.place, m.key`;\n  const chosen', 'order by m.key`;\n  const chosen', channel],
    ['across flows, within one batch', decideTs, 'if (decided.type === \'send\') sentNow.set(', 'if (decided.type === \'skip\') sentNow.set(', sending],
    ['and between them', 'server/src/runtime/sending/recipients.ts', "m.status in ('sent', 'sending')", "m.status in ('sending')", sending],
    ['a day is the recipient’s', maySendTs, 'instantAt(zone, localDayOf(zone, at) + 1, 0)', "instantAt('UTC', localDayOf(zone, at) + 1, 0)", maySend],
    ['a week begins on Monday', maySendTs, 'today + 8 - weekdayOf(today)', 'today + 7 - weekdayOf(today)', maySend],
    ['the loser waits while valid', maySendTs, "return sentToday >= perDay ? { type: 'wait', until: instantAt(zone, localDayOf(zone, at) + 1, 0), why: 'capped' } : null;", "return sentToday >= perDay ? { type: 'skip', why: 'capped' } : null;", maySend, sending],
    ['then skipped: capped', maySendTs, "{ type: 'skip', why: verdict.why } : verdict;", "{ type: 'skip', why: 'expired' } : verdict;", maySend],
  ],
  28: [
    ['a hold pauses purposes', 'engine/src/sending/holds.ts', 'hold.purposes.includes(purpose) && hold.until > at', 'hold.until > at', maySend, holds],
    ['for an audience: the member', holdsTs, "when 'member' then m.external_id = h.whom", "when 'member' then true", holds],
    ['a community', holdsTs, "k.external_id = h.whom and c.member_id = m.id)", "k.external_id <> h.whom and c.member_id = m.id)", holds],
    ['a segment', holdsTs, 'and s.member_id = m.id and s.inside)', 'and s.member_id = m.id and not s.inside)', holds],
    ['those concerned by an incident', holdsTs, "i.name = h.whom and c.member_id = m.id)", "i.name = h.whom)", holds],
    ['until its release', holdsTs, 'where h.scope_id = ${scopeId} and h.released_at is null and case h.audience', 'where h.scope_id = ${scopeId} and case h.audience', holds],
    ['or 14 days', 'engine/src/sending/holds.ts', 'LONGEST_HOLD_DAYS = 14;', 'LONGEST_HOLD_DAYS = 15;', saying],
    ['and nobody can hold longer', 'engine/src/steps/hold.ts', 'if (amount <= LONGEST[unit]) return;', 'return;', 'engine/src/steps/hold.test.ts'],
    ['counted per key', holdsTs, 'where scope_id = ${scopeId} and key = ${key} and released_at is null and not is_stop ${which}', 'where scope_id = ${scopeId} and released_at is null and not is_stop ${which}', holds],
    ['the same key twice is one hold', holdsTs, '  await endHolds(tx, { scopeId, key, at, by }, tx`and audience = ${audience} and whom = ${whom}`);\n', '', holds],
    ['it acts at send time', decideTs, 'bindingHolds(holds.get(memberId), one)', '[]', holds],
    ['on what is queued', holdsTs, "and (why in ('held', 'stopped', 'behind'))`;", "and (why in ('stopped', 'behind'))`;", holds],
    ['on whoever joins the audience later', holdsTs, "k.external_id = h.whom and c.member_id = m.id)", "k.external_id = h.whom and c.member_id = m.id and c.joined_at <= h.at)", holds],
    ['runs go on', messageTs, "const isFrozen = (config.waitFor ?? 'queued') === 'queued' && (scope.member.frozen?.includes(purpose) ?? false);", "const isFrozen = (config.waitFor ?? 'queued') === 'queued' && scope.member.frozen !== undefined;", holds, saying, scenarios],
    ['unless freeze is set', holdsTs, 'freezes && until > now ? purposes', '!freezes && until > now ? purposes', holds],
  ],
  29: [
    ['a run can be about a community, an activity, …', 'server/src/runtime/route-events.ts', "|| subject !== (member.kind ?? 'member') ||", '||', 'server/src/api/subjects.store.test.ts'],
    ['in their runs a message goes to the group', messageTs, 'if (isForGroup(scope.member.kind, config)) return', 'if (isForGroup(undefined, config)) return', saying, scenarios],
    ['but that to the reporter', 'engine/src/steps/for-group.ts', " && to === 'member' && channel === 'in-app';", " && channel === 'in-app';", saying, scenarios],
    ['what a group cannot have is a problem there', 'engine/src/compile/check-group-messages.ts', 'if (asked.length > 0 ||', 'asked.length = 0;\n    if (asked.length > 0 ||', 'engine/src/compile/check-group-messages.test.ts'],
    ['and that no group is known a warning', 'engine/src/compile/check-group-messages.ts', "code: 'message.noGroup', severity: 'warning'", "code: 'message.noGroup', severity: 'error'", 'engine/src/compile/check-group-messages.test.ts'],
    ['to that which the run is about', 'engine/src/interpreter/run-community.ts', "  if (member.kind === 'community') return member.externalId;\n", '', saying],
    ['member.*, tags, points and ask are problems there', 'engine/src/compile/check-subject.ts', "if (concernsMembers(step.type)) {", 'if (false as boolean) {', 'engine/src/compile/check-subject.test.ts', 'engine/src/compile/validate.test.ts'],
    ['a mention of the member too', 'engine/src/compile/check-subject.ts', "step.config['mentions'] === 'member') about", "step.config['mentions'] === 'nobody') about", 'engine/src/compile/check-subject.test.ts'],
    ['in a text', 'engine/src/compile/check-subject.ts', 'if (to === undefined && namesMember(text))', 'if (to !== undefined && namesMember(text))', 'engine/src/compile/check-subject.test.ts'],
    ['in a condition', 'engine/src/compile/check-subject.ts', "    case 'tag':\n    case 'community':\n    case 'segment':\n      return [when.type];", "    case 'tag':\n    case 'community':\n    case 'segment':\n      return [];", 'engine/src/compile/check-subject.test.ts', 'engine/src/compile/validate.test.ts'],
    ['but not in for each member', 'engine/src/compile/check-subject.ts', "      if (over === 'member' || over === 'audience') continue;\n", '', 'engine/src/compile/check-subject.test.ts'],
    ['a broadcast or for each freezes its audience when it executes', 'server/src/runtime/jobs/freeze.ts', "set phase = 'working', total", "set phase = case when total = 0 then 'freezing' else 'working' end, total", jobs],
    ['consent is judged per recipient', 'server/src/runtime/jobs/say-to-each.ts', "    case 'skipped':\n    case 'failed':", "    case 'failed':", jobs],
    ['the condition is judged per recipient', 'server/src/runtime/jobs/work-page.ts', 'holds === null || holds.has(memberId)', 'holds === null || holds.size > 0', forEach],
    ['with a key for each', 'server/src/runtime/jobs/broadcast-messages.ts', 'return `${asked}/${member}`;', 'return asked;', jobs],
    ['leaving the community of a run is a default exit', 'engine/src/compile/compile.ts', 'flow.key ?? null)), ...defaultExits(flow)],', 'flow.key ?? null))],', 'engine/src/compile/default-exits.test.ts'],
    ['of that community alone', 'engine/src/compile/default-exits.ts', "op: 'eq'", "op: 'ne'", 'engine/src/compile/default-exits.test.ts'],
  ],
  30: [
    ['for each member of a community', audienceTs, 'where c.scope_id = ${scopeId} and c.external_id = ${of} order by', 'where c.scope_id = ${scopeId} order by', forEach],
    ['of a segment', audienceTs, 's.scope_id = ${scopeId} and s.inside order by', 's.scope_id = ${scopeId} order by', forEach],
    ['registered of an activity, by the last word', audienceTs, "order by e.member_id, e.at desc, e.seq desc", 'order by e.member_id, e.at, e.seq', forEach],
    ['where C names what the run knows', 'engine/src/interpreter/asked-audience.ts', 'bindToRun(audience.where, scope)', 'audience.where', 'tests/scenarios/scenarios.test.ts > a broadcast to those who have not registered for this activity goes to whoever registered for another one'],
    ['also inside the events that are counted', 'engine/src/condition/bind-to-run.ts', 'where: bindToRun(where, run)', 'where', 'engine/src/condition/bind-to-run.test.ts'],
    ['a figure counts only the events of this run', 'engine/src/interpreter/asked-past.ts', '{ where: bindToRun(where, scope) }', '{}', 'tests/scenarios/scenarios.test.ts > whoever registered for another activity has not registered for this one'],
    ['and since then', 'engine/src/interpreter/asked-past.ts', ' : bindWindow(window, scope)', ' : window', 'tests/scenarios/scenarios.test.ts > a measure counts the events of this activity alone'],
    ['of days, not of events, where it says so', 'engine/src/interpreter/asked-past.ts', '{ of }', '{}', 'tests/scenarios/scenarios.test.ts > a ranking, a count, an average and a top list'],
    ['concerned by an incident', audienceTs, 'where i.scope_id = ${scopeId} and i.name = ${of} order by', 'where i.scope_id = ${scopeId} order by', forEach],
    ['top n, by the variable that a measure set', 'engine/src/interpreter/asked-audience.ts', "ids: idsIn(ownValue(scope.variables, audience.of)), where };", 'ids: [], where };', scenarios, 'engine/src/many/many.test.ts', 'engine/src/interpreter/asked-audience.test.ts'],
    ['start flow F with context', 'server/src/runtime/jobs/do-for-each.ts', '{ ...spec.context, ...ofEach(spec.ofEach, facts.get(target.memberId)), ...own }', '{ ...ofEach(spec.ofEach, facts.get(target.memberId)), ...own }', forEach],
    ['or what each row of a table names, once', toldTs, 'if (targets.has(id)) continue;', '', told],
    ['with what stands in its row', toldTs, 'contextOf(fields, ofRow, zone, row) });', 'contextOf(fields, scope, zone, undefined) });', told, forEach],
    ['and with what each has itself', 'server/src/runtime/jobs/do-for-each.ts', 'if (value !== null && value !== undefined) told[field] = value;', '', forEach],
    ['a day and a time from the start of the run', toldTs, '{ instant: scope.started.at }', '{ instant: scope.position.at + 86_400_000 }', told],
    ['go on', 'engine/src/interpreter/steps/for-each.ts', "const percent = wait === 'goOn' ? 0 : ", 'const percent = ', scenarios],
    ['wait for all', 'engine/src/interpreter/steps/for-each.ts', "wait === 'all' ? 100 : share;", "wait === 'all' ? 50 : share;", forEach],
    ['wait for a share', 'server/src/runtime/jobs/answer-job.ts', 'finished * 100 >= spec.percent * started', 'finished >= started', forEach],
    ['until T', 'engine/src/interpreter/steps/for-each.ts', "const due = wait === 'goOn' || deadline === null ? null : deadlineMoment(moment, deadline, at);", 'const due = null; void deadlineMoment; void deadline;', scenarios],
    ['variable started', 'engine/src/interpreter/steps/for-each.ts', 'started: started ?? 0,', 'started: 0,', scenarios],
    ['a count per child outcome', 'server/src/runtime/jobs/settle-jobs.ts', "outcomes[outcome ?? ''] = (outcomes[outcome ?? ''] ?? 0) + count;", "outcomes[''] = (outcomes[''] ?? 0) + count;", jobs, forEach],
  ],
  31: [
    ['acknowledge-within', taskTs, '...(acknowledge === undefined ? {} : { acknowledgeBy: after(acknowledge) }),', '', tasks],
    ['deadline', taskTs, 'if (dueAt !== null && dueAt <= at && movesAtDeadline(moment)) {', 'if (dueAt !== null && dueAt < at && movesAtDeadline(moment)) {', tasks, questions],
    ['on wall or working clock', 'engine/src/interpreter/steps/on-clock.ts', "clock === 'working' ?", "clock === 'wall' ?", tasks],
    ['the working clock keeps the calendar’s holidays', 'engine/src/time/working-time.ts', 'return says === weekday <= 5 ? weekdays.includes(weekday as Weekday) : says;', 'return weekdays.includes(weekday as Weekday);', 'engine/src/time/working-time.test.ts'],
    ['anchored anywhere', taskTs, '(anchorInstant(moment, deadlineFrom) ?? moment.at)', 'moment.at', tasks],
    ['acknowledging stops escalation', taskTs, "return { ...resting(config, moment, { ...waiting, acknowledgeBy: null }), commands: [taken] };", 'return { ...resting(config, moment, waiting), commands: [taken] };', tasks],
    ['not the response clock', taskTs, "return { ...resting(config, moment, { ...waiting, acknowledgeBy: null }), commands: [taken] };", 'return { ...resting(config, moment, { ...waiting, dueAt: null, acknowledgeBy: null }), commands: [taken] };', tasks],
    ['escalation never cancels the work', taskTs, "      { type: 'escalateTask', key, at, level: level + 1, to: next.to, acknowledgeBy },", "      { type: 'escalateTask', key, at, level: level + 1, to: next.to, acknowledgeBy },\n      { type: 'closeTask', key, at, reason: 'escalated' },", tasks],
    ['a deadline moves the flow only if overdue is connected', taskTs, "return typeof step.next.overdue === 'string';", 'return true;', questions, tasks],
    ['the task stays open then', taskTs, "because('task.overdue', { dueAt }), commands, leavesTaskOpen: true };", "because('task.overdue', { dueAt }), commands };", questions],
    ['chain exhausted: unanswered', taskTs, "return { type: 'leave', outcome: 'unanswered', reason: exhausted, commands, leavesTaskOpen: true };", "return { ...resting(config, moment, { ...waiting, acknowledgeBy: null }), commands };", tasks],
    ['assigned to a role by the roster', writeTasks, 'where r.role = t.assignee and r.starts_at <= t.opened_at and (r.ends_at is null or r.ends_at > t.opened_at)', 'where r.starts_at <= t.opened_at', taskRows],
    ['to who is on duty then', writeTasks, 'and (r.ends_at is null or r.ends_at > t.opened_at)', '', taskRows],
    ['to a person', 'engine/src/interpreter/steps/task-terms.ts', "? { by: 'person', person: person.slice(0, 200) } : undefined", '? undefined : undefined', tasks],
    ['to the member’s own teacher', writeTasks, 'update tasks t set assigned_to = a.person from', 'update tasks t set assigned_to = null from', taskRows],
    ['to the same as step X', writeTasks, 'where o.step = a.step and o.run_id', 'where o.run_id', taskRows],
    ['of the same run', writeTasks, 'and o.run_id = (select run_id from tasks where key = a.key) and o.key <> a.key', 'and o.key <> a.key', taskRows],
    ['to the least loaded', writeTasks, "then (select count(*) from tasks o where o.assigned_to = r.person and o.status = 'open' and o.scope_id = t.scope_id) end,", 'then 0 end,', taskRows],
    ['counting open tasks alone', writeTasks, "o.assigned_to = r.person and o.status = 'open' and", 'o.assigned_to = r.person and', taskRows],
  ],
  32: [
    ['an approval binds to a hash of the text', approvalsTs, "return open.textHash === hash ? open : 'textChanged';", 'return open;', approvals],
    ['an edit voids votes', approvalsTs, 'where approval_id = ${approvalId} and text_hash = ${hash} order by', 'where approval_id = ${approvalId} order by', approvals],
    ['who edited has none any more', approvalsTs, 'const authors = [...new Set([...open.authors, ...names])];', 'const authors = open.authors;', approvals],
    ['the author is excluded', 'server/src/runtime/requests/approval.ts', 'and person <> all(${authors as string[]}::text[])', '', approvals],
    ['an author has no vote', approvalsTs, "if (names.some((name) => open.authors.includes(name))) return 'isAuthor' as const;\n", '', approvals],
    ['n of m', approvalsTs, 'if (agreed.length < open.needed) return [];', '', approvals],
    ['each person counts once', approvalsTs, 'const person = open.approvers.find((name) => names.includes(name)) as string;', 'const person = String(Math.random());', approvals],
    ['outcome approved', approvalsTs, "return decide(tx, readProgram, open, 'approved',", "return decide(tx, readProgram, open, 'rejected',", approvals],
    ['outcome rejected, with its note', approvalsTs, "'rejected', { by: [person], note: note ?? '' });", "'rejected', { by: [person], note: '' });", approvals],
    ['outcome timeout', 'engine/src/interpreter/steps/approval.ts', "outcome: 'timeout', reason, commands", "outcome: 'rejected', reason, commands", clocksAndApprovals],
    ['too few approvers, known at start from the roster', 'server/src/runtime/requests/approval.ts', 'if (approvers.length < request.needed) {', 'if (approvers.length < 0) {', approvals],
    ['and once too many have edited', approvalsTs, "return left < open.needed ? decide(", 'return left < 0 ? decide(', approvals],
  ],
  33: [
    ['skip-if takes the outcome skipped', 'engine/src/interpreter/token-moves.ts', 'next = step.next.skipped ?? null;', 'next = Object.values(step.next)[0] ?? null;', stepOptions],
    ['by default the step’s first', 'engine/src/compile/compile.ts', 'next.skipped = next[first.id] ?? null;', 'next.skipped = null;', stepOptions],
    ['the step does nothing', 'engine/src/interpreter/token-moves.ts', "    if (skipped !== null) {\n      record", "    if (skipped !== null) {\n      void behaviourOf(step).arrive(step.config as never, momentOf(walk, step, keyOfVisit(walk, step.id, visit), path.locals));\n      walk.commands.push(...((behaviourOf(step).arrive(step.config as never, momentOf(walk, step, keyOfVisit(walk, step.id, visit), path.locals)) as { commands?: [] }).commands ?? []));\n      record", stepOptions],
    ['an unconnected outcome is a problem', 'engine/src/compile/check-edges.ts', 'if (!needsNoEdge && !targets.has(id) && !ends.has(id))', 'if (!needsNoEdge && !targets.has(id) && !ends.has(id) && outcomes.size > 9)', 'engine/src/compile/validate.test.ts'],
    ['unless marked as an end', 'engine/src/compile/check-edges.ts', 'if (!needsNoEdge && !targets.has(id) && !ends.has(id))', 'if (!needsNoEdge && !targets.has(id))', 'engine/src/compile/validate.test.ts'],
  ],
};

export const peopleAndMessages = mutationsOf(rules);
