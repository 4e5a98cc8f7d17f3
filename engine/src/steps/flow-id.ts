import { z } from '../schema.ts';

/** Flows are named by their id, which stays when their name changes. */
export const flowIdSchema = z
  .string()
  .min(1, { abort: true })
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'value.id');
