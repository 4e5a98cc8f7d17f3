// The calendars of working days: what they know, how an operator makes and edits one, and how one goes that no flow uses.
import { createRoute, z } from '@hono/zod-openapi';
import { builtinCalendars, dateSchema, type WorkingCalendar } from '@sopwith/engine';
import { deleteCalendar, readCalendars, writeCalendar } from '../runtime/calendars.ts';
import { flowsByCalendar } from '../stores/calendar-use.ts';
import type { ApiParts } from './api-parts.ts';
import { notFound, Refusal } from './refusal.ts';
import { answers, listOf, nothing, router } from './router.ts';

const dates = z.array(dateSchema).max(5_000).readonly();
const calendarId = z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be 1 to 40 of a-z, 0-9 and -');
const calendar = z
  .object({
    id: calendarId,
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
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/v1/calendars/{id}',
        tags: ['flows'],
        summary: 'Delete a calendar that no flow goes by, and that does not come with Sopwith',
        request: { params: z.object({ id: calendarId }) },
        responses: answers(nothing, 'It is gone.'),
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        if (builtinCalendars.some((builtin) => builtin.id === id)) throw comesWithSopwith;
        await sql.begin(async (tx) => {
          const users = await flowsByCalendar(tx, id);
          if (users.length > 0) throw usedBy(users.map(({ name }) => name));
          if (!(await deleteCalendar(tx, id))) throw notFound({ zh: '工作日历', en: 'calendar' });
        });
        return c.json({}, 200);
      },
    );
}

const comesWithSopwith = new Refusal('conflict', {
  zh: '这个工作日历是系统自带的，不能删除；可以修改它的日子。',
  en: 'This calendar comes with Sopwith and cannot be deleted; its days can be edited.',
});

function usedBy(names: readonly string[]): Refusal {
  return new Refusal('conflict', {
    zh: `还有流程在用这个工作日历：${names.map((name) => `「${name}」`).join('、')}。先在这些流程里换一个，并等里面的成员走完。`,
    en: `Flows go by this calendar: ${names.join(', ')}. Choose another one in them first, and wait until nobody is inside by it.`,
  });
}
