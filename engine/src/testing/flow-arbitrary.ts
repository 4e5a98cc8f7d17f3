// Random sound flows, for the laws that hold for all of them.
import fc from 'fast-check';
import { createCatalog, outcomesOf } from '../catalog/catalog.ts';
import { FLOW_FORMAT, type FlowDocument, type FlowEdge, type FlowStep } from '../document/flow-document.ts';
import type { JsonObject } from '../json.ts';
import { numbered } from './flow-parts.ts';
import { flowSettings } from './flow-settings.ts';

const catalog = createCatalog();

const settings = {
  ...flowSettings,
  parallel: fc.record({
    paths: fc.array(fc.constant({ name: 'path' }), { minLength: 2, maxLength: 3 }).map(numbered),
    join: fc.constantFrom('all', 'any'),
  }),
};

// What `fc.record` gives here is JSON; its types are too narrow for an index signature.
const anyStep = fc.oneof(
  ...Object.entries(settings).map(([type, config]) => (config as fc.Arbitrary<object>).map((one) => ({ type, config: one as JsonObject }))),
);

interface Drawn {
  readonly type: string;
  readonly config: JsonObject;
}

const containers = ['parallel', 'programme', 'clock', 'whenever', 'each-row', 'wait-callback'] as const;
const anyContainer: fc.Arbitrary<Drawn> = fc.oneof(
  ...containers.map((type) => (settings[type] as fc.Arbitrary<object>).map((config) => ({ type, config: config as JsonObject }))),
);

/** How deep containers stand in the paths of others. */
const deepest = 2;

/** Edges lead onward only, so that there is no loop; of every step one does, so that all are reached. */
export const flowArbitrary: fc.Arbitrary<FlowDocument> = fc
  .tuple(
    fc.array(anyStep, { minLength: 1, maxLength: 12 }),
    fc.array(anyContainer, { minLength: 1, maxLength: 4 }),
    fc.array(fc.nat(), { minLength: 1, maxLength: 20 }),
    fc.constantFrom<FlowDocument['lanes']>(1, 4, 'perRun'),
  )
  .map(([drawn, nested, choices, lanes]) => {
    const steps: FlowStep[] = [];
    const edges: FlowEdge[] = [];
    let choice = 0;
    const choose = (below: number) => (choices[choice++ % choices.length] ?? 0) % below;
    /** `leadOn` says where a way out leads; what has no way on says so in `ends`. */
    type LeadOn = (from: string, outcome: string, place: number, ends: string[]) => void;

    /** A step with the paths that it opens, and the join where they come together. `above`: the containers around it. */
    function place(id: string, { type, config }: Drawn, above: readonly string[], leadOn: LeadOn): void {
      const ends: string[] = [];
      const join = type === 'parallel' ? `${id}-join` : null;
      let onward = 0;
      outcomesOf(catalog, { type, config }).forEach(({ id: outcome, kind }, n) => {
        // The first path of a parallel leads to its join, so that what follows is reached.
        if (kind === 'path') placePath({ from: id, outcome, join, mustArrive: join !== null && n === 0 }, [...above, type]);
        else leadOn(id, outcome, onward++, ends);
      });
      steps.push({ id, type, version: 1, config, ends });
      if (join === null) return;
      const joined: string[] = [];
      leadOn(join, 'done', 0, joined);
      steps.push({ id: join, type: 'join', version: 1, config: {}, ends: joined });
    }

    interface Path {
      readonly from: string;
      readonly outcome: string;
      readonly join: string | null;
      readonly mustArrive: boolean;
    }

    function placePath({ from, outcome, join, mustArrive }: Path, above: readonly string[]): void {
      if (!mustArrive && choose(2) === 0) return;
      const inside = `${from}-${outcome}`;
      edges.push({ from, outcome, to: inside });
      if (!mustArrive && choose(3) === 0) {
        steps.push({ id: inside, type: 'exit', version: 1, config: { reason: 'Enough' } });
        return;
      }
      const arrives = join !== null && (mustArrive || choose(2) === 0);
      const inner = nested[choose(nested.length)] as Drawn;
      // A programme within another is a problem.
      if (above.length <= deepest && choose(2) === 0 && !(inner.type === 'programme' && above.includes('programme'))) {
        place(inside, inner, above, (last, way, n, ends) => void (arrives && n === 0 ? edges.push({ from: last, outcome: way, to: join }) : ends.push(way)));
        return;
      }
      steps.push({
        id: inside,
        type: 'message',
        version: 1,
        config: { channel: 'in-app', purpose: 'programme', text: above.at(-1) === 'programme' ? 'Day {{ day }}' : 'Beside' },
        ...(arrives ? {} : { ends: ['done'] }),
      });
      if (arrives) edges.push({ from: inside, outcome: 'done', to: join });
    }

    drawn.forEach((one, index) => {
      place(`s${index}`, one, [], (from, outcome, n, ends) => {
        const later = drawn.length - index - 1;
        if (later === 0 || (n > 0 && choose(3) === 0)) ends.push(outcome);
        else edges.push({ from, outcome, to: `s${index + 1 + (n === 0 ? 0 : choose(later))}` });
      });
    });
    return {
      format: FLOW_FORMAT,
      name: 'Random',
      subject: 'member',
      triggers: [{ type: 'event', event: 'item.given' }],
      context: [
        { name: 'item', type: 'text', required: true },
        { name: 'due', type: 'date' },
      ],
      reentry: { type: 'never' },
      key: 'item',
      exits: [],
      lanes,
      start: 's0',
      steps,
      edges,
      layout: {},
    };
  });
