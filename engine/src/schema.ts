// The one door to zod. Its compiled mode builds functions from text, which a strict content security policy forbids, so it is off
// before the first schema is made.
import { config } from 'zod';

config({ jitless: true });

export * as z from 'zod';
