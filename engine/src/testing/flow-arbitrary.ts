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

/** Edges lead onward only, so that there is no loop; of every step one does, so that all are reached. */
export const flowArbitrary: fc.Arbitrary<FlowDocument> = fc
  .tuple(
    fc.array(anyStep, { minLength: 1, maxLength: 12 }),
    fc.array(fc.nat(), { minLength: 1, maxLength: 20 }),
    fc.constantFrom<FlowDocument['lanes']>(1, 4, 'perRun'),
  )
  .map(([drawn, choices, lanes]) => {
    const steps: FlowStep[] = [];
    const edges: FlowEdge[] = [];
    let choice = 0;
    const choose = (below: number) => (choices[choice++ % choices.length] ?? 0) % below;
    drawn.forEach(({ type, config }, index) => {
      const id = `s${index}`;
      const ends: string[] = [];
      const join = type === 'parallel' ? `${id}-join` : null;
      const outcomes = outcomesOf(catalog, { type, config });
      outcomes.forEach(({ id: outcome, kind }, place) => {
        if (kind === 'path') {
          // The first path of a parallel leads to its join, so that what follows is reached.
          const mustArrive = join !== null && place === 0;
          if (!mustArrive && choose(2) === 0) return;
          const inside = `${id}-${outcome}`;
          edges.push({ from: id, outcome, to: inside });
          if (!mustArrive && choose(3) === 0) {
            steps.push({ id: inside, type: 'exit', version: 1, config: { reason: 'Enough' } });
            return;
          }
          const arrives = join !== null && (mustArrive || choose(2) === 0);
          steps.push({
            id: inside,
            type: 'message',
            version: 1,
            config: { channel: 'in-app', purpose: 'programme', text: type === 'programme' ? 'Day {{ day }}' : 'Beside' },
            ...(arrives ? {} : { ends: ['done'] }),
          });
          if (arrives) edges.push({ from: inside, outcome: 'done', to: join });
          return;
        }
        leadOn(id, outcome, place, ends);
      });
      steps.push({ id, type, version: 1, config, ends });
      if (join === null) return;
      const joined: string[] = [];
      leadOn(join, 'done', 0, joined);
      steps.push({ id: join, type: 'join', version: 1, config: {}, ends: joined });

      function leadOn(from: string, outcome: string, place: number, to: string[]): void {
        const later = drawn.length - index - 1;
        if (later === 0 || (place > 0 && choose(3) === 0)) to.push(outcome);
        else edges.push({ from, outcome, to: `s${index + 1 + (place === 0 ? 0 : choose(later))}` });
      }
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
