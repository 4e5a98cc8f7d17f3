// Splits: of the member, of the community, of what the trigger brought; by shares, balanced, by a table.
import { END, flow, step } from '@sopwith/engine';
import type { Scenario } from './scenario.ts';

const start = '2026-03-02 09:00';
const until = '2026-03-02 12:00';
const ways = [
  { id: 'a', name: 'A', share: 1 },
  { id: 'b', name: 'B', share: 1 },
];

export const splitScenarios: readonly Scenario[] = [
  {
    title: 'a balanced split gives the first member of its experiment the first way, and the same member the same way again',
    flow: flow(
      { name: 'Offer' },
      {
        once: step('split', { experiment: 'offer', by: 'balanced', ways }, { a: 'again', b: 'again' }),
        again: step('split', { experiment: 'offer', by: 'balanced', ways }, { a: 'other', b: 'other' }),
        other: step('split', { experiment: 'offer', by: 'shares', ways }, { a: END, b: END }),
      },
    ),
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting once
      03-02 09:00 left once a
      03-02 09:00 left again a
      03-02 09:00 left other a
      03-02 09:00 ended completed`,
  },
  {
    title: 'a balanced split of communities counts each community once, whichever flow and step asks',
    flow: flow(
      { name: 'Classes', context: [{ name: 'order', type: 'text' }] },
      {
        mine: step('split', { experiment: 'class', unit: 'community', by: 'balanced', ways }, { a: 'order', b: 'order', none: END }),
        order: step('split', { experiment: 'class', unit: 'context', field: 'order', by: 'balanced', ways }, { a: 'again', b: 'again', none: END }),
        again: step('split', { experiment: 'class', unit: 'community', by: 'shares', ways }, { a: END, b: END, none: END }),
      },
    ),
    subject: { communities: ['class-1'] },
    context: { order: 'o-7' },
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 resting mine
      03-02 09:00 left mine a
      03-02 09:00 resting order
      03-02 09:00 left order b
      03-02 09:00 resting again
      03-02 09:00 left again a
      03-02 09:00 ended completed`,
  },
  {
    title: 'by a table each unit goes where its line says, what has no line the other way, and who has no unit by none',
    flow: flow(
      { name: 'Roster' },
      {
        named: step('split', { experiment: 'named', by: 'table', table: [['m1', 'B']], otherwise: 'A', ways }, { a: 'unnamed', b: 'unnamed' }),
        unnamed: step('split', { experiment: 'unnamed', by: 'table', table: [['m2', 'B']], otherwise: 'A', ways }, { a: 'class', b: 'class' }),
        class: step('split', { experiment: 'class', unit: 'community', by: 'table', table: [['class-1', 'B']], otherwise: 'A', ways }, { a: END, b: END, none: END }),
      },
    ),
    start,
    until,
    trail: `
      03-02 09:00 started
      03-02 09:00 left named b
      03-02 09:00 left unnamed a
      03-02 09:00 left class none
      03-02 09:00 ended completed`,
  },
];
