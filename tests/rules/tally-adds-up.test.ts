// The canvas shows the tally and a run shows its trail: whatever a flow does, and however it is cut into batches, the two agree.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../activities/src/exchange/decide.ts';
import { effectsOf } from '../../activities/src/exchange/effects.ts';
import type { RunRow } from '../../activities/src/exchange/exchange-port.ts';
import { newRun } from '../../engine/src/interpreter/new-run.ts';
import type { RunState } from '../../engine/src/interpreter/run-state.ts';
import { anyCuts, anyInputs, context, horizon, origin } from '../../engine/src/testing/input-arbitrary.ts';
import { anyProgram } from '../../engine/src/testing/program-arbitrary.ts';
import { memberOf } from '../../engine/src/testing/test-program.ts';

const member = memberOf({ zone: 'America/New_York', joinedAt: origin - 86_400_000 });

test('the sum of the tally equals the trails, and who is counted as waiting stands there', () => {
  fc.assert(
    fc.property(anyProgram, fc.array(anyInputs, { minLength: 1, maxLength: 3 }), anyCuts, (program, scripts, cuts) => {
      const trails = new Map<string, number>();
      const tally = new Map<string, number>();
      const count = (counts: Map<string, number>, line: string, n: number) => {
        const sum = (counts.get(line) ?? 0) + n;
        if (sum === 0) counts.delete(line);
        else counts.set(line, sum);
      };
      let rows = scripts.map((_, n): RunRow => {
        const state = newRun({ program, id: `run-${n}`, started: { at: origin, seq: 0 }, key: '', context });
        return { id: state.id, memberId: n, rev: 0, due: origin, depth: 0, paused: false, state };
      });
      const waiting = new Map(scripts.map((inputs, n) => [`run-${n}`, inputs.map((input) => ({ runId: `run-${n}`, source: `i${input.seq}`, depth: 0, input }))]));
      for (const cut of [...cuts, horizon]) {
        for (let worked = true; worked; ) {
          const decisions = rows.flatMap((row) => {
            const pending = (waiting.get(row.id) ?? []).filter(({ input }) => input.at <= cut);
            if (row.state.status === 'ended' || (pending.length === 0 && (row.due === null || row.due > cut))) return [];
            const decided = decide(program, row, pending, cut, { member }, {});
            return typeof decided === 'string' ? [] : [decided];
          });
          const effects = effectsOf(decisions);
          for (const { entry: { step, kind, outcome } } of effects.trail) count(trails, [step ?? '', kind, outcome ?? ''].join(' '), 1);
          for (const { step, kind, outcome, count: n } of effects.tally) count(tally, [step, kind, outcome].join(' '), n);
          for (const { runId, source } of effects.taken) waiting.set(runId, (waiting.get(runId) ?? []).filter((one) => one.source !== source));
          rows = rows.map((row) => {
            const written = effects.runs.find(({ id }) => id === row.id);
            return written === undefined ? row : { ...row, rev: row.rev + 1, due: written.due, state: JSON.parse(written.state) as RunState };
          });
          // What failed stands still until people set it going.
          worked = decisions.some(({ after }) => after.status === 'active');
        }
      }
      for (const { state } of rows) if (state.status === 'active') for (const { step } of state.tokens) count(trails, `${step} waiting `, 1);
      expect(Object.fromEntries(tally)).toEqual(Object.fromEntries(trails));
    }),
    { numRuns: 200 },
  );
});
