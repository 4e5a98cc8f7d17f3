// What starts a run besides whoever enrols, as the runtime would have it; and whether that starts one at all, then.
import {
  aboutEvent, anchoredInstant, builtinCalendars, type CompiledTrigger, compile, contextOf, datedRecords, endProperties, type HistoricEvent, holdsForMember, type Instant, isOfRecord, type JsonObject, type KnownRecord, matchesTrigger, type MemberFacts,
  nextFirings, type Program, recordDue, type RecordTrigger, type ScheduledAudience, simulateRun, startsForRecord, type TimedTrigger, type Trigger, type WorkingCalendar,
} from '@sopwith/engine';
import { isTimed } from '../../engine/src/compile/compile-trigger.ts';
import { catalog } from './catalog.ts';
import { instantOf, type Scenario, type Start, zoneOf } from './scenario.ts';

export interface Started {
  readonly context: JsonObject;
  /** Null: somebody enrolled the member. */
  readonly by: Trigger | null;
}

type Told = { readonly name: string; readonly properties: JsonObject };
type Histories = Readonly<Record<string, readonly HistoricEvent[]>>;

export function startOf(scenario: Scenario, program: Program, member: MemberFacts, at: Instant): Started {
  const { startedBy, context = {} } = scenario;
  if (startedBy === undefined || 'inBulk' in startedBy) {
    if (startedBy !== undefined && startedBy.inBulk !== 'list' && !isInside(scenario, startedBy.inBulk.segment, member, at)) throw new Error(`expected ${member.externalId} in the segment, found them outside`);
    return { context, by: null };
  }
  const timed = 'publishedAt' in startedBy ? timedStart(scenario, startedBy.publishedAt, program, member, at) : null;
  if (timed !== null) return timed;
  const found = triggered(scenario.flow.triggers, program, toldAtStart(scenario, startedBy, member, at), member, at);
  if (found === null) throw new Error(`expected that ${JSON.stringify(startedBy)} starts a run about ${member.externalId} at ${scenario.start}, found no trigger by which it does`);
  return found;
}

/** The first trigger that one of these events answers to. */
export function triggered(triggers: readonly Trigger[], program: Program, told: readonly Told[], member: MemberFacts, at: Instant): Started | null {
  const drawn = triggers.filter((one) => !isTimed(one));
  for (const { name, properties } of told)
    for (const [n, trigger] of program.triggers.entries())
      if (isFor(trigger, properties, member) && matchesTrigger(trigger, { name, properties, at, seq: 0 }, member)) return { context: contextOf(trigger, { properties }), by: drawn[n] as Trigger };
  return null;
}

function isFor({ about }: CompiledTrigger, properties: JsonObject, { externalId }: MemberFacts): boolean {
  return about === undefined || properties[about] === externalId;
}

function timedStart(scenario: Scenario, publishedAt: string, { timed = [] }: Program, member: MemberFacts, at: Instant): Started | null {
  const since = instantOf(scenario, publishedAt);
  for (const trigger of timed) {
    const known = trigger.type === 'date' && isOfRecord(trigger) ? recordComingAt(scenario, trigger, member, since, at) : null;
    if (known !== null) return { context: contextOf(trigger as RecordTrigger, known), by: trigger };
  }
  const by = timed.find((trigger) => !(trigger.type === 'date' && isOfRecord(trigger)) && comesAt(scenario, trigger, member, since) === at && (trigger.type === 'date' || isIn(scenario, trigger.audience, member, at)));
  if (by === undefined) return null;
  const value = by.type === 'date' ? member.attributes[by.attribute] : undefined;
  const isDeclared = by.type === 'date' && scenario.flow.context.some(({ name }) => name === by.attribute);
  return { context: by.type === 'date' && isDeclared && value !== undefined ? { [by.attribute]: value } : {}, by };
}

function comesAt(scenario: Scenario, trigger: TimedTrigger, member: MemberFacts, since: Instant): Instant | undefined {
  if (trigger.type === 'schedule') return nextFirings(trigger.cron, trigger.zone ?? zoneOf(scenario), since, 1)[0];
  const at = anchoredInstant(trigger.zone ?? member.zone, { value: member.attributes[trigger.attribute] }, trigger, calendarOf(scenario))?.at;
  return at !== undefined && at >= since && (trigger.where === undefined || holdsForMember(trigger.where, member, {}, at)) ? at : undefined;
}

/** The times of its schedules after its start, at which it begins for them again. */
export function laterTimes(scenario: Scenario, { timed = [] }: Program, member: MemberFacts): readonly Instant[] {
  const [start, until] = [instantOf(scenario, scenario.start), instantOf(scenario, scenario.until)];
  return timed.flatMap((trigger) => {
    if (trigger.type !== 'schedule') return [];
    const times = nextFirings(trigger.cron, trigger.zone ?? zoneOf(scenario), start + 1, 100);
    return times.filter((at) => at < until && isIn(scenario, trigger.audience, member, at));
  });
}

/** By what had been told before then. */
function recordComingAt(scenario: Scenario, trigger: RecordTrigger, member: MemberFacts, since: Instant, at: Instant): KnownRecord | null {
  const told = (scenario.happens ?? []).flatMap((one) =>
    'event' in one && instantOf(scenario, one.at) <= at ? [{ name: one.event, at: instantOf(scenario, one.at), properties: one.properties ?? {} }] : [],
  );
  const comes = (known: KnownRecord) => at >= since && recordDue(trigger, known, member.zone, calendarOf(scenario)) === at && startsForRecord(trigger, known, member, at);
  return datedRecords(trigger, told).find(comes) ?? null;
}

function calendarOf({ flow: { calendar } }: Scenario): WorkingCalendar | undefined {
  return builtinCalendars.find(({ id }) => id === calendar);
}

function isIn(scenario: Scenario, { from, of, ids, where }: ScheduledAudience, member: MemberFacts, at: Instant): boolean {
  if (where !== undefined && !holdsForMember(where, member, {}, at)) return false;
  switch (from) {
    case 'all':
      return true;
    case 'list':
      return ids.includes(member.externalId);
    case 'community':
      return member.communities.includes(of);
    case 'segment':
      return isInside(scenario, of, member, at);
    case 'registered':
      return (scenario.happens ?? []).some((one) => 'event' in one && one.event === 'registered' && one.properties?.activity === of && instantOf(scenario, one.at) < at);
  }
}

/** The events of the member that whoever routes has before them at that moment. */
function toldAtStart(scenario: Scenario, start: Exclude<Start, { inBulk: unknown }>, member: MemberFacts, at: Instant): readonly Told[] {
  if ('publishedAt' in start) return changedSegments(scenario, member, at, [{}, {}]);
  if ('incident' in start) return [{ name: '$incident.opened', properties: { incident: 'I-1', title: start.incident.title, severity: start.incident.severity, mergeKey: start.incident.mergeKey } }];
  if ('entered' in start) return [endOfOther(scenario, start, member, at)];
  const { who, did, properties } = start;
  if (who !== undefined) return [{ name: aboutEvent(did), properties: { ...properties, by: who } }];
  return [{ name: did, properties }, ...changedSegments(scenario, member, at, [{}, { [did]: [{ at, occurredAt: at, seq: 1, properties }] }])];
}

/** Who comes into a segment or leaves it between just before and now, by what had happened then and by now. */
function changedSegments(scenario: Scenario, member: MemberFacts, at: Instant, [before, now]: readonly [Histories, Histories]): readonly Told[] {
  return Object.entries(scenario.segments ?? {}).flatMap(([segment, when]) => {
    const [was, is] = [holdsForMember(when, member, before, at - 1), holdsForMember(when, member, now, at)];
    return was === is ? [] : [{ name: is ? '$segment.entered' : '$segment.left', properties: { segment, name: segment } }];
  });
}

function isInside({ segments = {} }: Scenario, segment: string, member: MemberFacts, at: Instant): boolean {
  const when = segments[segment];
  return when !== undefined && holdsForMember(when, member, {}, at);
}

function endOfOther(scenario: Scenario, { entered, at: local, context = {} }: Extract<Start, { entered: string }>, member: MemberFacts, at: Instant): Told {
  const other = scenario.others?.flows[entered];
  if (other === undefined) throw new Error(`expected one of the other flows, found none called ${entered}`);
  const program = compile(other, catalog);
  const { run, trail } = simulateRun(program, { member, context, inputs: [], from: instantOf(scenario, local), until: at });
  if (run.status !== 'ended' || trail.at(-1)?.at !== at) throw new Error(`expected ${entered} to end at ${scenario.start}, found it ${run.status}`);
  return { name: '$flow.ended', properties: endProperties(program, run.context, { flow: entered, run: 'simulated', status: run.status, reason: run.endReason ?? '' }) };
}
