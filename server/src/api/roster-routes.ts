// Who is on duty in which role, and when the workspace works.
import { createRoute, z } from '@hono/zod-openapi';
import { addShift, listShifts, removeShift } from '../stores/roster-store.ts';
import { readWorkingHours } from '../runtime/scope-hours.ts';
import { setWorkingHours } from '../stores/working-hours-store.ts';
import type { ApiParts } from './api-parts.ts';
import type { Shift, WorkingHoursDto } from './contract.ts';
import { instant } from './document-shapes.ts';
import { notFound } from './refusal.ts';
import { answers, listOf, nothing, router, takes } from './router.ts';

const line = z.string().trim().min(1).max(100);
const shift = z
  .object({ id: z.string(), role: z.string(), person: z.string(), startsAt: instant, endsAt: instant.nullable() })
  .openapi('Shift') satisfies z.ZodType<Shift>;
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:mm');
const weekday = z.literal([1, 2, 3, 4, 5, 6, 7]);
const workingHours = z
  .object({ zone: z.string(), weekdays: listOf(weekday), from: z.string(), to: z.string() })
  .openapi('WorkingHours') satisfies z.ZodType<WorkingHoursDto>;
const newHours = z
  .strictObject({ weekdays: z.array(weekday).min(1).max(7), from: time, to: time })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'must be later than from' });
const newShift = z
  .strictObject({ role: line, person: line, startsAt: z.int().min(0), endsAt: z.int().min(0).nullable().default(null) })
  .refine(({ startsAt, endsAt }) => endsAt === null || endsAt > startsAt, { path: ['endsAt'], message: 'must be later than startsAt' });

const tags = ['tasks'];

export function rosterRoutes({ sql }: ApiParts) {
  return router()
    .openapi(
      createRoute({ method: 'get', path: '/v1/roster', tags, summary: 'Shifts, by role', responses: answers(listOf(shift), 'The shifts.') }),
      async (c) => c.json(await listShifts(sql), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/v1/roster',
        tags,
        summary: 'Put a person on duty',
        request: { body: takes(newShift) },
        responses: answers(shift, 'The shift.'),
      }),
      async (c) => c.json(await addShift(sql, c.req.valid('json')), 200),
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/v1/roster/{id}',
        tags,
        summary: 'Take a shift off the roster',
        request: { params: z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }) },
        responses: answers(nothing, 'It is off.'),
      }),
      async (c) => {
        if (!(await removeShift(sql, c.req.valid('param').id))) throw notFound({ zh: '班次', en: 'shift' });
        return c.json({}, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        path: '/v1/working-hours',
        tags,
        summary: 'When the workspace works',
        responses: answers(workingHours, 'The hours.'),
      }),
      async (c) => c.json(await readWorkingHours(sql, 'live'), 200),
    )
    .openapi(
      createRoute({
        method: 'put',
        path: '/v1/working-hours',
        tags,
        summary: 'Set when the workspace works; it counts for what begins from now on',
        request: { body: takes(newHours) },
        responses: answers(workingHours, 'The hours.'),
      }),
      async (c) => {
        await setWorkingHours(sql, c.req.valid('json'));
        return c.json(await readWorkingHours(sql, 'live'), 200);
      },
    );
}
