import type { FlowDocument } from '@sopwith/engine';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ServerRefused, ServerUnreachable } from '../api/request.ts';
import { chain } from '../testing/sample-flow.ts';
import { createAutosave } from './autosave.ts';

type Save = (document: FlowDocument, rev: number) => Promise<{ rev: number }>;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function autosaveWith(save: Save) {
  const kept: { document: FlowDocument; rev: number }[] = [];
  const forget = vi.fn(() => void kept.splice(0));
  const autosave = createAutosave({ rev: 1, save, keep: (document, rev) => void kept.splice(0, 1, { document, rev }), forget });
  return { autosave, kept, status: () => autosave.store.getState().status };
}

const conflict = new ServerRefused({ type: 'about:blank', title: 'Conflict', status: 409, detail: '' });

it('saves once when typing pauses, with the revision that the server gave last', async () => {
  const save = vi.fn<Save>(async (_, rev) => ({ rev: rev + 1 }));
  const { autosave, kept, status } = autosaveWith(save);
  autosave.changed(chain('a'));
  autosave.changed(chain('a', 'b'));
  expect([status(), kept.length]).toEqual(['changed', 1]);
  await vi.runAllTimersAsync();
  autosave.changed(chain('a', 'b', 'c'));
  await vi.runAllTimersAsync();
  expect(save.mock.calls.map(([document, rev]) => [document.steps.length, rev])).toEqual([
    [2, 1],
    [3, 2],
  ]);
  expect([status(), kept]).toEqual(['saved', []]);
});

it('never has two saves under way: what is typed meanwhile goes with the next revision', async () => {
  let running = 0;
  const save = vi.fn<Save>(async (_, rev) => {
    running += 1;
    expect(running).toBe(1);
    await vi.advanceTimersByTimeAsync(3_000);
    running -= 1;
    return { rev: rev + 1 };
  });
  const { autosave, status } = autosaveWith(save);
  autosave.changed(chain('a'));
  const first = autosave.flush();
  autosave.changed(chain('a', 'b'));
  await first;
  await vi.runAllTimersAsync();
  expect(save.mock.calls.map(([, rev]) => rev)).toEqual([1, 2]);
  expect(status()).toBe('saved');
});

it('keeps what was typed while nobody answers, and sends it by itself later', async () => {
  const save = vi.fn<Save>().mockRejectedValueOnce(new ServerUnreachable('gone')).mockResolvedValue({ rev: 2 });
  const { autosave, kept, status } = autosaveWith(save);
  autosave.changed(chain('a'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect([status(), kept[0]?.document]).toEqual(['offline', chain('a')]);
  await vi.runAllTimersAsync();
  expect([status(), kept]).toEqual(['saved', []]);
});

it('stops at a conflict and keeps one’s own version', async () => {
  const save = vi.fn<Save>().mockRejectedValue(conflict);
  const { autosave, kept, status } = autosaveWith(save);
  autosave.changed(chain('a'));
  await vi.runAllTimersAsync();
  autosave.changed(chain('a', 'b'));
  await vi.runAllTimersAsync();
  expect([status(), save.mock.calls.length, kept[0]?.document]).toEqual(['conflict', 1, chain('a', 'b')]);
  expect(await autosave.flush()).toBe(false);
});

it('after a conflict that was settled elsewhere it sends nothing more', async () => {
  const save = vi.fn<Save>().mockRejectedValue(conflict);
  const { autosave, kept, status } = autosaveWith(save);
  autosave.changed(chain('a'));
  await vi.runAllTimersAsync();
  autosave.abandon();
  expect(await autosave.flush()).toBe(true);
  expect([status(), save.mock.calls.length, kept]).toEqual(['saved', 1, []]);
});

it('says what the server refused, and tries again with the next change', async () => {
  const refused = new ServerRefused({ type: 'about:blank', title: 'Too large', status: 413, detail: 'The draft is too large.' });
  const save = vi.fn<Save>().mockRejectedValueOnce(refused).mockResolvedValue({ rev: 2 });
  const { autosave, status } = autosaveWith(save);
  autosave.changed(chain('a'));
  await vi.runAllTimersAsync();
  expect(autosave.store.getState()).toMatchObject({ status: 'refused', reason: 'The draft is too large.' });
  autosave.changed(chain('b'));
  await vi.runAllTimersAsync();
  expect(status()).toBe('saved');
});
