// How far back a figure over many looks.
import { z } from '../schema.ts';
import { field } from './field.ts';

export interface PastWindow {
  readonly amount: number;
  readonly unit: 'hours' | 'days' | 'weeks';
}

const UNITS = { hours: { zh: '小时', en: 'hours' }, days: { zh: '天', en: 'days' }, weeks: { zh: '周', en: 'weeks' } } as const;

export function pastWindowField() {
  const window = z.strictObject({
    amount: field(z.int().min(1).max(1000), '最近多久', 'The last'),
    unit: field(z.enum(['hours', 'days', 'weeks']), '单位', 'Unit', { widget: 'choice', labels: UNITS }),
  });
  return field(window, '时间范围', 'Window');
}
