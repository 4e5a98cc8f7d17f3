// Where the windows of a condition begin for members of each zone, and what day it is there. The engine works it out, so that
// SQL knows nothing of clocks being changed.
import { formatLocalDay, instantOfStart, latestDay, previousSpan, type Window, windowStart } from '@sopwith/engine';

export type AskedWindow = Extract<Window, { type: 'last' | 'calendar' | 'previous' }> | { readonly type: 'since'; readonly value: string };

/** One for each zone; the numbers stand in the order in which the condition asks for them. */
export interface ZoneRow {
  readonly zone: string;
  /** The name under which Postgres knows it. */
  readonly pg: string;
  readonly today: number;
  readonly windows: readonly number[];
  readonly dates: readonly string[];
}

/** What a condition asks of a zone, each once. */
export class ZoneQuestions {
  readonly windows: AskedWindow[] = [];
  readonly plusDays: number[] = [];

  /** Its place in the list, from 1 as Postgres counts. */
  window(window: AskedWindow): number {
    return placeIn(this.windows, window);
  }

  date(plusDays: number): number {
    return placeIn(this.plusDays, plusDays);
  }

  answer(zones: readonly string[], now: number): readonly ZoneRow[] {
    return zones.map((zone) => {
      const today = latestDay(zone, now);
      return {
        zone,
        pg: nameInPostgres(zone),
        today,
        windows: this.windows.map((window) => beginningOf(window, zone, now)),
        dates: this.plusDays.map((days) => formatLocalDay(today + days)),
      };
    });
  }
}

function beginningOf(window: AskedWindow, zone: string, now: number): number {
  if (window.type === 'previous') return previousSpan(zone, now, window).since;
  if (window.type !== 'since') return windowStart(zone, now, window);
  const start = instantOfStart(zone, window.value);
  if (start === null) throw new Error(`expected a date or an instant, found "${window.value}"`);
  return start;
}

function placeIn<T>(list: T[], item: T): number {
  const text = JSON.stringify(item);
  const at = list.findIndex((other) => JSON.stringify(other) === text);
  return at >= 0 ? at + 1 : list.push(item);
}

/** An offset as a zone means the opposite to Postgres unless its name stands in brackets. */
function nameInPostgres(zone: string): string {
  const offset = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (offset === null) return zone;
  const [, sign, hours, minutes = '00'] = offset;
  return `<${sign}${hours}>${sign === '+' ? '-' : '+'}${hours}:${minutes}`;
}

