// What a flow that is started for many is told in each case: the same for all, or of the one that it is started for.
import type { StepNeeds } from '../catalog/step-type.ts';
import type { SubjectKind } from '../document/subject.ts';
import { z } from '../schema.ts';
import { field } from './field.ts';
import { conditionOfHanded, HANDED_FROM, type HandedField, handedFieldName, handedName } from './handed-context.ts';

export interface ToldField {
  readonly field: string;
  /**
   * `each`: an attribute of the one it is started for, by its name. `row`: a column of the row that it is started for. `moment`: a text
   * that says `n HH:mm`, so many days after this run began at that local time.
   */
  readonly from: HandedField['from'] | 'each' | 'row' | 'moment';
  readonly name: string;
}

const told = z.strictObject({
  field: handedFieldName,
  from: field(z.enum(['context', 'variable', 'attribute', 'text', 'each', 'row', 'moment']), '取自', 'Taken from', {
    widget: 'choice',
    labels: {
      ...HANDED_FROM,
      each: { zh: '各自的属性', en: 'An attribute of each' },
      row: { zh: '各自那一行的一列', en: 'A column of its row' },
      moment: { zh: '第几天几点', en: 'A day and a time' },
    },
    help: {
      zh: '「第几天几点」写成「2 20:00」：从这次运行开始算起两天后的 20:00；也可以取自表格：{{ row.day }} {{ row.time }}',
      en: 'A day and a time is written “2 20:00”: two days after this run began, at 20:00; the table can say it too: {{ row.day }} {{ row.time }}',
    },
  }),
  name: handedName,
});

export function toldToEachField() {
  return field(z.array(told).max(20), '带过去的信息', 'What it is told');
}

/** So many days after the start of the run, at a local time. Null: the text says no such thing. */
export function readDayAndTime(text: string): { readonly offsetDays: number; readonly time: string } | null {
  const [, days, hour, minute] = /^\s*(\d{1,3})\s+(\d{1,2}):(\d{2})\s*$/u.exec(text) ?? [];
  if (days === undefined || hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return { offsetDays: Number(days), time: `${hour.padStart(2, '0')}:${minute}` };
}

/** With the columns of the rows, where it is started for rows; null: it is not, and texts name none. */
export function needsOfTold(
  context: readonly ToldField[],
  about: SubjectKind,
  columns: readonly string[] | 'any' | null,
): Pick<StepNeeds, 'conditions' | 'templates'> {
  const ofRows = columns === null ? {} : { columns };
  return {
    conditions: context.flatMap(({ field: name, from, name: value }, index): StepNeeds['conditions'] => {
      if (from === 'row' || from === 'moment') return [];
      if (from !== 'each') return conditionOfHanded({ field: name, from, name: value }, index);
      // What others than members have is declared nowhere.
      if (about !== 'member') return [];
      return [{ when: { type: 'missing', operand: { type: 'attribute', name: value } }, over: 'member', path: ['context', index, 'name'], isName: true }];
    }),
    templates: context.flatMap(({ from, name }, index) =>
      from === 'text' || from === 'moment' ? [{ text: name, path: ['context', index, 'name'], ...ofRows }] : [],
    ),
  };
}
