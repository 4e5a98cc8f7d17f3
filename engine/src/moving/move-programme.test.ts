// Semantics 19: in another version of its flow a programme keeps its days by the ids of their rows.
import { expect, test } from 'vitest';
import { advance } from '../interpreter/advance.ts';
import type { RunState } from '../interpreter/run-state.ts';
import { newRun } from '../interpreter/new-run.ts';
import { nextDue } from '../interpreter/next-due.ts';
import type { ProgrammeConfig } from '../steps/step-config.ts';
import { happened, memberOf, programOf, say, step } from '../testing/test-program.ts';
import { moveRun } from './move-run.ts';

const zone = 'Asia/Shanghai';
const facts = { member: memberOf({ zone }) };
/** Local time in Shanghai, `24T07:30` of November 2026. */
const at = (text: string) => Date.parse(`2026-11-${text}:00+08:00`);

function challenge(ids: string, more: Partial<ProgrammeConfig> = {}) {
  const config: ProgrammeConfig = {
    turns: 1,
    rows: [...ids].map((id) => ({ id, title: `row ${id}` })),
    opens: { time: '07:30', weekdays: [] },
    closes: '22:00',
    remindsAt: null,
    met: { event: 'checked_in' },
    leaveAfterMissed: null,
    ...more,
  };
  return programOf([step('days', 'programme', config, { open: 'lesson', done: null }), say('lesson', '{{ row.title }}')]);
}

/** Met on the 24th, missed on the 25th. */
function until(time: string, program = challenge('abcd')): RunState {
  const run = newRun({ program, id: 'r', started: { at: at('23T10:00'), seq: 0 }, key: '', context: {} });
  const advanced = advance(program, run, [happened('checked_in', at('24T08:00'), 1)], at(time), facts);
  if (advanced.status !== 'advanced') throw new Error(advanced.status);
  return advanced.run;
}

function moved(run: RunState, to: string, time: string, more: Partial<ProgrammeConfig> = {}) {
  const program = challenge(to, more);
  const result = moveRun({ from: challenge('abcd'), to: program, mapping: { days: 'days' }, fromVersion: 1, toVersion: 2, by: '周宁', at: at(time) }, run, facts);
  if (result.status !== 'moved') throw new Error(result.status);
  const later = advance(program, result.run, [], at('27T08:00'), facts);
  if (later.status !== 'advanced') throw new Error(later.status);
  return { run: result.run, texts: later.commands.flatMap((command) => (command.type === 'message' ? [command.text] : [])) };
}

test.each([
  ['the same rows', 'abcd', { day: 2, dayList: ['met', 'missed'] }, ['row c', 'row d']],
  ['a row that is new at the beginning was not offered', 'xabcd', { day: 3, dayList: ['notOffered', 'met', 'missed'], missedTotal: 1 }, ['row c', 'row d']],
  ['a row that is gone takes its result with it', 'acd', { day: 1, dayList: ['met'], missedTotal: 0, streak: 1 }, ['row c', 'row d']],
  ['rows in another order', 'bacd', { day: 1, dayList: ['missed'], missedTotal: 1 }, ['row a', 'row c']],
  ['a row that is new after today comes tomorrow', 'abxcd', { day: 2, dayList: ['met', 'missed'] }, ['row x', 'row c']],
])('between two turns: %s', (_rule, rows, variables, texts) => {
  const { run, texts: said } = moved(until('25T23:00'), rows, '25T23:30');
  expect(run.variables).toMatchObject(variables);
  expect(said).toEqual(texts);
});

test('an open turn keeps its instants, under the new number of its row', () => {
  const { run } = moved(until('25T12:00'), 'xabcd', '25T13:00');
  expect(nextDue(run)).toBe(at('25T22:00'));
  expect(run.variables).toMatchObject({ day: 3, dayList: ['notOffered', 'met'], row: { id: 'b' } });
});

test('a mended text is told the next time it is sent, and days are as they were', () => {
  const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: `mended ${id}` }));
  const { run, texts } = moved(until('25T23:00'), 'abcd', '25T23:30', { rows });
  expect(run.variables.dayList).toEqual(['met', 'missed']);
  expect(texts).toEqual(['mended c', 'mended d']);
});
