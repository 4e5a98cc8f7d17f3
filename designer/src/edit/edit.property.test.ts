// Laws of editing, over random sequences of edits.
import { builtinSteps, createCatalog, type FlowDocument, outcomesOf, parseFlow, validate } from '@sopwith/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgesOf, type OutcomesOf, wayOf } from '../canvas/canvas-graph.ts';
import type { Edit } from './edit.ts';
import { emptyFlow } from './empty-flow.ts';
import { type History, openHistory, record, redo, undo } from './history.ts';
import { copyOf } from './steps.ts';

const catalog = createCatalog();
const outcomes: OutcomesOf = (step) => outcomesOf(catalog, step);

/** A wish without ids: which steps it means depends on the flow that it meets. */
interface Wish {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly type: number;
  readonly flag: boolean;
}

const wishes = (maxLength: number, minLength = 0) =>
  fc.array(fc.record({ kind: fc.nat(9), a: fc.nat(50), b: fc.nat(50), type: fc.nat(builtinSteps.length - 1), flag: fc.boolean() }), {
    minLength,
    maxLength,
  });

// Only for fresh ids; a run's outcome never depends on where it starts.
let copies = 0;

function editFor(flow: FlowDocument, wish: Wish, turn: number): Edit {
  const pick = (n: number) => flow.steps[n % Math.max(1, flow.steps.length)];
  const [first, second] = [pick(wish.a), pick(wish.b)];
  const ways = first ? outcomes(first) : [];
  const outcome = ways[wish.b % Math.max(1, ways.length)]?.id ?? 'done';
  const way = first && wish.flag ? { from: first.id, outcome } : { from: null, outcome: 'start' };
  const manifest = builtinSteps[wish.type]?.manifest;
  if (!manifest) throw new Error('the type is drawn from the builtin steps');
  const step = { id: `s-${turn}`, type: manifest.type, version: 1, config: manifest.initial };
  switch (wish.kind) {
    case 0:
    case 1:
      return { type: 'addStep', step, at: { x: wish.a * 10.5, y: wish.b * 10 }, after: way, onward: 'done' };
    case 2:
      return { type: 'delete', steps: first ? [first.id] : [], ways: wish.flag ? [way] : [] };
    case 3:
      return { type: 'moveSteps', to: first ? { [first.id]: { x: wish.a, y: wish.b } } : {} };
    case 4:
      return { type: 'connect', way, to: second?.id ?? 'nobody' };
    case 5:
      return { type: 'markEnd', step: first?.id ?? 'nobody', outcome, end: wish.flag };
    case 6:
      return { type: 'renameStep', step: first?.id ?? 'nobody', name: wish.flag ? `Step ${wish.a}` : '' };
    case 7:
      return {
        type: 'paste',
        piece: copyOf(
          flow,
          [first, second].flatMap((each) => each?.id ?? []),
          (type) => `${type}-copy-${copies++}`,
        ),
      };
    case 8:
      return {
        type: 'configureStep',
        step: first?.id ?? 'nobody',
        config: { ...first?.config },
        outcomes: ways.slice(0, wish.flag ? 9 : 1).map(({ id }) => id),
      };
    default:
      return { type: 'setFlow', settings: wish.flag ? { name: `Flow ${wish.a}` } : { reentry: { type: 'afterDays', days: wish.a + 1 } } };
  }
}

function play(sequence: readonly Wish[]): History {
  // Each a minute after the other, so that no two are one typing.
  return sequence.reduce(
    (history, wish, turn) => record(history, editFor(history.present, wish, turn), turn * 60_000),
    openHistory(emptyFlow('Played')),
  );
}

describe('any sequence of edits', () => {
  it('can be undone to where it began, and done again to where it ended', () => {
    fc.assert(
      fc.property(wishes(60), (sequence) => {
        const end = play(sequence);
        let history = end;
        for (const _ of end.past) history = undo(history);
        expect(history.present).toEqual(emptyFlow('Played'));
        for (const _ of end.past) history = redo(history);
        expect(history.present).toBe(end.present);
      }),
      { numRuns: 60 },
    );
  });

  it('undoes exactly the last edit', () => {
    fc.assert(
      fc.property(wishes(30), fc.nat(9), (sequence, kind) => {
        const before = play(sequence);
        const edit = editFor(before.present, { kind, a: 3, b: 5, type: 2, flag: true }, sequence.length);
        const after = record(before, edit, 1e9);
        if (after !== before) expect(undo(after).present).toBe(before.present);
      }),
      { numRuns: 100 },
    );
  });

  it('of 200 leaves a document that parses, and that validation judges without throwing', () => {
    fc.assert(
      fc.property(wishes(200, 200), (sequence) => {
        const flow = play(sequence).present;
        const parsed = parseFlow(JSON.stringify(flow));
        expect(parsed.ok ? [] : parsed.problems).toEqual([]);
        expect(validate(flow, catalog)).toBeInstanceOf(Array);
      }),
      { numRuns: 25 },
    );
  });

  it('shows every link once on the canvas, and each drawn link is one of the document', () => {
    fc.assert(
      fc.property(wishes(80), (sequence) => {
        const flow = play(sequence).present;
        const drawn = edgesOf(flow, outcomes).map((edge) => ({ ...wayOf(edge), to: edge.target }));
        const start = flow.start === null ? [] : [{ from: null, outcome: 'start', to: flow.start }];
        expect(drawn).toEqual([...start, ...flow.edges]);
      }),
      { numRuns: 60 },
    );
  });
});
