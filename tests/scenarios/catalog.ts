// The builtin steps, and one that fails as it is told to.
import { builtinSteps, createCatalog } from '@sopwith/engine';
import shaky from './steps/shaky.ts';

export const catalog = createCatalog(builtinSteps, [shaky.manifest]);

/** Where the worker finds what is not Sopwith's own. */
export const STEPS_OF_TESTS = new URL('./steps', import.meta.url).pathname;
