// Until when people have time: so long, until a time of day, or until around a date, for tasks, approvals and questions alike.
import { describe, expect, test } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import type { JsonObject } from '../json.ts';
import { simulateRun } from '../simulate/simulate-run.ts';
import type { WorkDeadline } from '../steps/work-deadline.ts';
import { memberOf, programOf, say, step, trailOf } from '../testing/test-program.ts';

const HOUR = 3_600_000;
/** A Friday, 10:00 in Shanghai. */
const FRIDAY = Date.UTC(2026, 2, 6, 2);
const ZONE = 'Asia/Shanghai';
const WORK = [
  ['task', { title: 'Call', detail: '', assignee: 'tutor', outcomes: [{ id: 'done', title: 'Done' }] }, 'overdue', 'openTask'],
  ['approval', { title: 'Text', text: 'We are sorry', approvers: 'press', needed: 1 }, 'timeout', 'request'],
  ['ask', { kind: 'text', question: 'How was it?', variable: 'answer', by: 'chat' }, 'timeout', 'request'],
] as const;
const at = (time: string, weekdays: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[]): WorkDeadline => ({ type: 'at', time, weekdays });
const around = (field: string, offsetDays: number, more: object = {}): WorkDeadline => ({ type: 'date', anchor: { type: 'context', field }, offsetDays, time: '09:00', ...more });
const local = (instant: number) => new Date(instant + 8 * HOUR).toISOString().slice(0, 16);

describe.each(WORK)('%s', (type, config, outcome, opens) => {
  function play(deadline: WorkDeadline, context: JsonObject = {}, stills: NonNullable<Parameters<typeof simulateRun>[1]['stills']> = []) {
    const program = programOf([step('work', type, { ...config, deadline }, { [outcome]: 'late' }), say('late', 'Late')], { context: [{ name: 'startsOn', type: 'date' }, { name: 'startsAt', type: 'instant' }] });
    const { commands } = simulateRun(program, { member: memberOf({ zone: ZONE }), context, inputs: [], from: FRIDAY, until: FRIDAY + 30 * 24 * HOUR, answer: () => null, stills });
    const left = trailOf(commands).find((entry) => entry.kind === 'left' && entry.step === 'work');
    return { over: left === undefined ? null : [left.outcome, local(left.at)], opened: commands.some((command) => command.type === opens) };
  }

  test.each<[WorkDeadline, string]>([
    [{ amount: 2, unit: 'days' }, '2026-03-08T10:00'],
    [at('18:00', [1, 2, 3, 4, 5]), '2026-03-06T18:00'],
    [at('09:00', [1, 2, 3, 4, 5]), '2026-03-09T09:00'],
    [around('startsOn', -1), '2026-03-10T09:00'],
    [around('startsOn', 3, { on: 'weekdays' }), '2026-03-16T09:00'],
    [around('startsAt', 0, { offsetMinutes: -90 }), '2026-03-11T18:00'],
  ])('%j is over at %s', (deadline, over) => {
    expect(play(deadline, { startsOn: '2026-03-11', startsAt: '2026-03-11T11:30:00Z' })).toEqual({ over: [outcome, over], opened: true });
  });

  test('around a date that is not there it is never over', () => {
    expect(play(around('startsOn', -1))).toEqual({ over: null, opened: true });
  });

  test('around a date that has passed it is over at once, and only the task, which is work all the same, is given to anybody', () => {
    expect(play(around('startsOn', -1), { startsOn: '2026-03-01' })).toEqual({ over: [outcome, '2026-03-06T10:00'], opened: type === 'task' });
  });

  test('a pause that prolongs moves a time of day that came to the next one, and leaves a date where it is', () => {
    const still = [{ from: FRIDAY + HOUR, until: FRIDAY + 24 * HOUR, elapsed: 'retime', by: 'Ann' }] as const;
    expect(play(at('18:00', [1, 2, 3, 4, 5]), {}, still).over).toEqual([outcome, '2026-03-09T18:00']);
    expect(play(at('18:00', [1]), {}, still).over).toEqual([outcome, '2026-03-09T18:00']);
    expect(play(around('startsOn', -1), { startsOn: '2026-03-11' }, still).over).toEqual([outcome, '2026-03-10T09:00']);
    expect(play({ amount: 2, unit: 'days' }, {}, still).over).toEqual([outcome, '2026-03-09T09:00']);
  });

  test('a deadline that is no such thing says what is wrong with it', () => {
    const { check, manifest, describe: say, needsOf } = createCatalog().types.get(type) ?? {};
    const wrong = (deadline: object) => check?.({ ...manifest?.initial, ...config, deadline } as unknown as JsonObject).map(({ code, path }) => `${path.join('.')} ${code}`);
    expect(wrong({ amount: 0, unit: 'days' })).toEqual(['deadline.amount value.tooSmall']);
    expect(wrong(at('25:00', [1]))).toEqual(['deadline.time value.time']);
    expect(wrong({ ...around('x', 0), offsetDays: 2_000 })).toEqual(['deadline.offsetDays value.tooBig']);
    expect(wrong({ until: 'tomorrow' })).toEqual(['deadline value.invalid']);
    const set = { ...manifest?.initial, ...config, deadline: around('startsOn', -1) } as unknown as JsonObject;
    expect(needsOf?.(set).anchors).toEqual([{ anchor: { type: 'context', field: 'startsOn' }, path: ['deadline', 'anchor'] }]);
    expect([say?.(set, 'zh'), say?.(set, 'en')]).toEqual([expect.stringContaining('startsOn'), expect.stringContaining('1 day before')]);
  });
});
