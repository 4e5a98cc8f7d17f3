// Where the windows of a condition begin for members of each zone, and what day it is there. The engine works it out, so that
// SQL knows nothing of clocks being changed.
import { formatLocalDay, latestDay, type Window, windowStart } from '@sopwith/engine';

export type MovingWindow = Extract<Window, { type: 'last' | 'calendar' }>;

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
  readonly windows: MovingWindow[] = [];
  readonly plusDays: number[] = [];

  /** Its place in the list, from 1 as Postgres counts. */
  window(window: MovingWindow): number {
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
        windows: this.windows.map((window) => windowStart(zone, now, window)),
        dates: this.plusDays.map((days) => formatLocalDay(today + days)),
      };
    });
  }
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

