import { expect, test } from 'vitest';
import type { Scope } from '../condition/scope.ts';
import { readDayAndTime } from '../steps/told-to-each.ts';
import { targetsOf, toldOfEach, toldToAll } from './told-context.ts';

const scope: Scope = {
  member: { externalId: 'class-1', zone: 'America/New_York', joinedAt: 0, attributes: { town: 'Ames' }, tags: [], tiers: {}, communities: [] },
  context: { week: '2026-10' },
  variables: { theme: 'Maps', row: 'another' },
  properties: null,
  position: { at: 0, seq: 0 },
  started: { at: Date.parse('2026-03-06T09:00:00-05:00'), seq: 0 },
  enteredAt: {},
  histories: undefined,
  run: { id: 'r-1' },
};
const zone = scope.member.zone;

test('a day and a time count from the start of the run, where the subject is, also over a change of clocks', () => {
  const told = targetsOf([{ id: 'a', day: 1 }, { id: 'b', day: 2 }, { id: 'c', day: 'soon' }], '', [{ field: 'at', from: 'moment', name: '{{ row.day }} 07:30' }], scope, zone);
  expect(told.map(({ context }) => context)).toEqual([{ at: '2026-03-07T12:30:00.000Z' }, { at: '2026-03-08T11:30:00.000Z' }, {}]);
});

test.each([
  ['2 20:00', { offsetDays: 2, time: '20:00' }],
  ['  0   7:05 ', { offsetDays: 0, time: '07:05' }],
  ['20:00', null],
  ['-1 20:00', null],
  ['1 24:00', null],
  ['1 20:60', null],
  ['1000 20:00', null],
  ['', null],
])('%j is read as %j', (text, read) => {
  expect(readDayAndTime(text)).toEqual(read);
});

test('each row is called as the text says, once, and by its id where the text says nothing', () => {
  const rows = [{ id: 'mon', kind: 'a' }, { id: 'wed', kind: 'b' }, { id: 'fri', kind: 'a' }];
  const ids = (of: string) => targetsOf(rows, of, [], scope, zone).map(({ id }) => id);
  expect([ids('{{ context.week }}-{{ row.id }}'), ids(' '), ids('{{ row.kind }}')]).toEqual([['2026-10-mon', '2026-10-wed', '2026-10-fri'], ['mon', 'wed', 'fri'], ['a', 'b']]);
  // Two rows of one name are one run, for the first of them.
  expect(targetsOf(rows, '{{ row.kind }}', [{ field: 'day', from: 'row', name: 'id' }], scope, zone)[0]?.context).toEqual({ day: 'mon' });
  expect(ids('{{ run.id }} of {{ run.date }}: {{ row.id }}')).toEqual(['r-1 of 2026-03-06: mon', 'r-1 of 2026-03-06: wed', 'r-1 of 2026-03-06: fri']);
});

test('a run is told columns as they are, texts filled in, and what is the same for all', () => {
  const fields = [
    { field: 'n', from: 'row', name: 'n' }, { field: 'missing', from: 'row', name: 'other' }, { field: 'text', from: 'text', name: '{{ theme }}: {{ row.n }} of {{ subject.externalId }}' },
    { field: 'week', from: 'context', name: 'week' }, { field: 'theme', from: 'variable', name: 'theme' }, { field: 'town', from: 'attribute', name: 'town' },
  ] as const;
  const all = { week: '2026-10', theme: 'Maps', town: 'Ames' };
  expect(targetsOf([{ id: 'mon', n: 3 }], '', fields, scope, zone)).toEqual([{ id: 'mon', context: { n: 3, text: 'Maps: 3 of class-1', ...all } }]);
  expect(toldToAll(fields.slice(3), scope, zone)).toEqual(all);
});

test('what each of them has itself is left to the shell, by the name of the attribute', () => {
  const fields = [{ field: 'level', from: 'each', name: 'grade' }, { field: 'week', from: 'context', name: 'week' }] as const;
  expect([toldOfEach(fields), toldToAll(fields, scope, zone)]).toEqual([{ level: 'grade' }, { week: '2026-10' }]);
});
