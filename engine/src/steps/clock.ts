// A clock that runs beside a path: at each threshold something more begins, until the path is walked to its end.
import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { idSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { andList } from '../words/lang.ts';
import { describeDuration } from '../words/time-words.ts';
import { field } from './field.ts';
import { namedOutcomes } from './named-outcomes.ts';
import { anchorSchema, distinctIds, durationSchema, lineSchema } from './setting-schemas.ts';
import type { Anchor, Duration } from './step-config.ts';
import { CLOCK_LABELS } from './task-settings.ts';

/** `clock` → done; paths during, and each threshold's id. */
export interface ClockConfig {
  readonly thresholds: readonly { readonly id: string; readonly title: string; readonly after: Duration }[];
  readonly clock?: 'wall' | 'working';
  /** What the times are counted from; absent: from arrival. */
  readonly from?: Anchor;
}

const DONE: OutcomeManifest = { id: 'done', title: { zh: '走完了', en: 'walked to its end' } };
export const DURING: OutcomeManifest = { id: 'during', title: { zh: '计时期间', en: 'while it runs' }, kind: 'path' };

const threshold = z.strictObject({
  id: field(idSchema, '出口标识', 'Outcome id'),
  title: field(lineSchema, '名称', 'Title', { widget: 'text' }),
  after: field(durationSchema, '过了多久', 'After', { widget: 'duration' }),
});

export const clock = builtinStep<ClockConfig>({
  type: 'clock',
  group: 'people',
  icon: 'dashboard',
  sort: 'control',
  title: { zh: '计时', en: 'Clock' },
  help: {
    zh: '「计时期间」这条路走着的时候，每过一个时间点，就在旁边另走一条路，例如 15 分钟提醒、1 小时上报。这条路走完，计时就停，旁边没走完的路也停。',
    en: 'While the path “while it runs” is walked, each threshold starts a path beside it, such as a note after 15 minutes and a report after an hour. When the path comes to its end the clock stops, and what runs beside stops with it.',
  },
  schema: z
    .strictObject({
      thresholds: field(z.array(threshold).min(1).max(8), '时间点', 'Thresholds', { widget: 'outcomes' }),
      clock: field(z.enum(['wall', 'working']).exactOptional(), '怎么计时', 'Clock', { widget: 'choice', labels: CLOCK_LABELS }),
      from: field(anchorSchema.exactOptional(), '从什么时候算起', 'Counts from', { widget: 'anchor' }),
    })
    .superRefine(({ thresholds }, context) => distinctIds(thresholds, ['done', 'during'], context, ['thresholds'])),
  initial: { thresholds: [{ id: 'first', title: '15 min', after: { amount: 15, unit: 'minutes' } }], clock: 'wall' },
  outcomes: [DONE, DURING],
  outcomesOf: (config) => [DONE, DURING, ...namedOutcomes(config['thresholds'], 'title').map((one) => ({ ...one, kind: 'path' as const }))],
  describe: ({ thresholds, clock: kind }, lang) => {
    const times = andList(
      thresholds.map(({ after }) => describeDuration(after, lang)),
      lang,
    );
    const working = kind === 'working' ? (lang === 'zh' ? '（工作时间）' : ' (working time)') : '';
    return lang === 'zh' ? `计时：${times}${working}` : `Clock: ${times}${working}`;
  },
  needs: ({ from }) => ({ anchors: from === undefined ? [] : [{ anchor: from, path: ['from'] }] }),
  takesTime: false,
});
