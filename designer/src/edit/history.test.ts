import { describe, expect, it } from 'vitest';
import { chain } from '../testing/sample-flow.ts';
import { openHistory, record, redo, undo } from './history.ts';

const rename = (name: string) => ({ type: 'renameStep', step: 'a', name }) as const;

describe('typing', () => {
  it('in one field without a pause is one undo step', () => {
    const typed = record(record(openHistory(chain('a')), rename('H'), 0), rename('Hi'), 800);
    expect(undo(typed).present.steps[0]?.name).toBeUndefined();
  });

  it('after a pause, or in another field, begins a new one', () => {
    const paused = record(record(openHistory(chain('a')), rename('H'), 0), rename('Hi'), 5000);
    expect(undo(paused).present.steps[0]?.name).toBe('H');
    const elsewhere = record(record(openHistory(chain('a')), rename('H'), 0), { type: 'noteStep', step: 'a', note: 'n' }, 100);
    expect(undo(elsewhere).present.steps[0]?.name).toBe('H');
  });

  it('after an undo begins a new one', () => {
    const undone = undo(record(record(openHistory(chain('a')), rename('H'), 0), rename('Hi'), 5000));
    expect(undo(record(undone, rename('Ho'), 5100)).present.steps[0]?.name).toBe('H');
  });
});

it('a new edit forgets what was undone', () => {
  const undone = undo(record(openHistory(chain('a')), rename('H'), 0));
  const edited = record(undone, rename('X'), 9000);
  expect(redo(edited)).toBe(edited);
});

it('an edit that changes nothing is no step', () => {
  const history = openHistory(chain('a'));
  expect(record(history, rename(''), 0)).toBe(history);
});
