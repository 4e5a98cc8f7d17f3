// The calendars of working days: what they know, and how an operator adds a year.
import { createRoute, z } from '@hono/zod-openapi';
import { dateSchema, type WorkingCalendar } from '@sopwith/engine';
import { readCalendars, writeCalendar } from '../runtime/calendars.ts';
import type { ApiParts } from './api-parts.ts';
import { answers, listOf, router } from './router.ts';

const dates = z.array(dateSchema).max(5_000).readonly();
const calendar = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    title: z.object({ zh: z.string().min(1).max(100), en: z.string().min(1).max(100) }),
    from: dateSchema,
    to: dateSchema,
    off: dates,
    worked: dates,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'] })
  .openapi('WorkingCalendar') satisfies z.ZodType<WorkingCalendar>;

export function calendarsRoutes({ sql, now }: ApiParts) {
  return router()
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/calendars',
        tags: ['flows'],
        summary: 'Calendars of working days',
        responses: answers(listOf(calendar), 'The calendars.'),
      }),
      async (c) => c.json(await readCalendars(sql), 200),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/v1/calendars',
        tags: ['flows'],
        summary: 'Add a calendar, or replace the one of that id',
        request: { body: { required: true, content: { 'application/json': { schema: calendar } } } },
        responses: answers(calendar, 'The calendar.'),
      }),
      async (c) => {
        const given = c.req.valid('json');
        await writeCalendar(sql, given, now());
        return c.json(given, 200);
      },
    );
}
