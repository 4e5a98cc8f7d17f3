// Liquid, cut down to what a message needs. Without loops, assignments and filters that multiply text, what a template costs is bounded
// by its length; without dates it reads no clock. So rendering is pure, and the interpreter may do it while it decides.
import { Liquid } from 'liquidjs';

const TAGS: ReadonlySet<string> = new Set(['if', 'unless', 'case', 'comment', 'raw']);

const FILTERS: ReadonlySet<string> = new Set([
  'default',
  'upcase',
  'downcase',
  'capitalize',
  'strip',
  'truncate',
  'append',
  'prepend',
  'size',
  'first',
  'last',
  'join',
  'plus',
  'minus',
  'times',
  'divided_by',
  'modulo',
  'round',
  'floor',
  'ceil',
  'abs',
]);

/** In UTF-16 units. */
export const LONGEST_TEMPLATE = 20_000;

export const liquid = limited(
  new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    parseLimit: LONGEST_TEMPLATE,
    memoryLimit: 100_000,
    cache: false,
    // No file is ever looked for: the tags that include others are gone, and this says so a second time.
    templates: {},
  }),
);

function limited(engine: Liquid): Liquid {
  keepOnly(engine.tags, TAGS);
  keepOnly(engine.filters, FILTERS);
  return engine;
}

function keepOnly(registry: Record<string, unknown>, kept: ReadonlySet<string>): void {
  for (const name of Object.keys(registry)) if (!kept.has(name)) delete registry[name];
  // Otherwise `| constructor` would find what every object inherits.
  Object.setPrototypeOf(registry, null);
}
