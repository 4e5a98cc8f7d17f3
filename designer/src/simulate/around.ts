// What stands around a simulation, from what the server has: rules of sending, stock, seats, working hours, and the calendar that the program names.
import type { Around, Program, SendingPolicy, WorkingCalendar } from '@sopwith/engine';
import type { WorkingHoursDto } from '@sopwith/server/contract';
import type { CommunityDto, StockDto } from '@sopwith/server/member-books';

export interface Surroundings {
  readonly policy: SendingPolicy;
  readonly stocks: readonly StockDto[];
  readonly communities: readonly CommunityDto[];
  readonly hours: WorkingHoursDto;
  readonly calendars: readonly WorkingCalendar[];
}

export function aroundOf({ policy, stocks, communities, hours, calendars }: Surroundings, program: Program): Around {
  const limited = communities.filter(({ capacity }) => capacity !== null);
  const calendar = calendars.find(({ id }) => id === program.calendar);
  return {
    workingHours: hours,
    ...(calendar === undefined ? {} : { calendar }),
    world: {
      sending: policy,
      stock: Object.fromEntries(stocks.map(({ item, total, taken, endsAt }) => [item, { left: total === null ? null : Math.max(0, total - taken), endsAt }])),
      seats: Object.fromEntries(limited.map(({ community, capacity, members }) => [community, Math.max(0, (capacity ?? 0) - members)])),
      capacities: Object.fromEntries(limited.map(({ community, capacity }) => [community, capacity ?? 0])),
    },
  };
}
