// Does a flow that goes by working days name a calendar that is there and reaches far enough?
import type { FlowDocument, Trigger } from '../document/flow-document.ts';
import type { Json } from '../json.ts';
import type { Problem } from '../problem.ts';
import { dayOf, type WorkingCalendar } from '../time/working-calendar.ts';
import type { LocalDay } from '../time/local-day.ts';
import type { SendingAround } from './check-sending.ts';

/** What a flow is judged against that is not in it. */
export interface Surroundings extends SendingAround {
  /** Absent: not known here, and whether the one that is named is among them is not asked. */
  readonly calendars?: readonly (Pick<WorkingCalendar, 'id' | 'to'> & Partial<Pick<WorkingCalendar, 'title'>>)[];
  readonly today?: LocalDay;
}

/** Whoever starts today may still be on the way when this many days have passed. */
const soonDays = 90;

export function checkCalendar(flow: FlowDocument, { calendars, today }: Surroundings): Problem[] {
  const user = flow.steps.findIndex(({ config }) => asksForWorkingDays(config));
  const step = flow.steps[user];
  const trigger = flow.triggers.findIndex(isOnWorkingDays);
  if (step === undefined && trigger < 0) return [];
  const { calendar: name } = flow;
  if (name === undefined) {
    const place = step === undefined ? { trigger, path: `triggers[${trigger}].on` } : { step: step.id, path: `steps[${user}].config` };
    return [{ code: 'calendar.missing', severity: 'error', ...place, data: {} }];
  }
  const named = calendars?.find(({ id }) => id === name);
  if (calendars !== undefined && named === undefined) {
    return [{ code: 'calendar.unknown', severity: 'error', path: 'calendar', data: { calendar: name } }];
  }
  if (named === undefined || today === undefined || dayOf(named.to) >= today + soonDays) return [];
  return [{ code: 'calendar.ends', severity: 'warning', path: 'calendar', data: { calendar: name, titleZh: named.title?.zh ?? '', titleEn: named.title?.en ?? '', until: named.to } }];
}

export function goesByWorkingDays({ steps, triggers }: Pick<FlowDocument, 'steps' | 'triggers'>): boolean {
  return triggers.some(isOnWorkingDays) || steps.some(({ config }) => asksForWorkingDays(config));
}

function isOnWorkingDays(trigger: Trigger): boolean {
  return trigger.type === 'date' && trigger.on === 'working';
}

// A schedule or an anchored time can stand anywhere in the settings of any step type.
export function asksForWorkingDays(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return (value as readonly Json[]).some(asksForWorkingDays);
  const object = value as { readonly [name: string]: Json };
  if (object['workingDays'] === true || object['on'] === 'working') return true;
  for (const name in object) if (asksForWorkingDays(object[name] as Json)) return true;
  return false;
}
