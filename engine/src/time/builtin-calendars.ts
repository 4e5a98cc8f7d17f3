// The calendars that come with every installation. A later year is a new row of the installation's own table.
import cn from '../../calendars/cn.json' with { type: 'json' };
import type { WorkingCalendar } from './working-calendar.ts';

export const builtinCalendars: readonly WorkingCalendar[] = [cn];
