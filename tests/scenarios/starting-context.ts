// What a run knows of what started it, as the runtime would have it; and whether that starts one at all, then.
import { aboutEvent, contextOf, type Instant, type JsonObject, matchesTrigger, type MemberFacts, nextFirings, type Program } from '@sopwith/engine';
import { instantOf, type Scenario, zoneOf } from './scenario.ts';

export function startingContext(scenario: Scenario, program: Program, member: MemberFacts, at: Instant): JsonObject {
  const { startedBy, context = {} } = scenario;
  if (startedBy === undefined) return context;
  if ('scheduleSince' in startedBy) {
    const times = (program.timed ?? []).flatMap((trigger) =>
      trigger.type === 'schedule' ? nextFirings(trigger.cron, trigger.zone ?? zoneOf(scenario), instantOf(scenario, startedBy.scheduleSince), 1) : [],
    );
    if (!times.includes(at)) throw new Error(`expected a time of its schedule at ${scenario.start}, found ${times.map((time) => new Date(time).toISOString()).join(', ')}`);
    return context;
  }
  const { who, did, properties } = startedBy;
  const told = who === undefined ? { name: did, properties, at, seq: 0 } : { name: aboutEvent(did), properties: { ...properties, by: who }, at, seq: 0 };
  const isAbout = ({ about }: Program['triggers'][number]) => (who === undefined ? about === undefined : about !== undefined && properties[about] === member.externalId);
  const trigger = program.triggers.find((one) => isAbout(one) && matchesTrigger(one, told, member));
  if (trigger === undefined) throw new Error(`expected ${did} of ${who ?? 'the member'} to start a run about ${member.externalId}, found no trigger that does`);
  return contextOf(trigger, told);
}
