// The events of a replay, day by day and in the order in which they are told. Pure.
import type { LearnerEvent, Tables } from './read-tables.ts';

export interface Day {
  readonly date: string;
  /** Midnight where the learners are. */
  readonly at: number;
  readonly registrations: readonly LearnerEvent[];
  readonly withdrawals: readonly LearnerEvent[];
  readonly submissions: readonly LearnerEvent[];
}

export const ZONE = 'Europe/London';

export function daysOf(events: Tables['events']): readonly Day[] {
  const dates = [...new Set(events.map(({ date }) => date))].sort();
  const byDate = new Map(dates.map((date) => [date, [] as LearnerEvent[]]));
  for (const event of events) byDate.get(event.date)?.push(event);
  return [...byDate].map(([date, happened]) => {
    const of = (name: LearnerEvent['event']) => happened.filter(({ event }) => event === name);
    return {
      date,
      at: londonMidnight(date),
      registrations: of('course.registered'),
      withdrawals: of('course.unregistered'),
      submissions: of('assignment.submitted'),
    };
  });
}

const hourInLondon = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' });

/** London's clocks change at 01:00 UTC and are never behind it, so what they show at midnight UTC is the day's offset at its start. */
export function londonMidnight(date: string): number {
  const utc = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(utc)) throw new Error(`expected a day as YYYY-MM-DD, found ${JSON.stringify(date)}`);
  return utc - Number(hourInLondon.format(utc)) * 3_600_000;
}
