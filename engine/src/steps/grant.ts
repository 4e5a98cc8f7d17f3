import { builtinStep } from '../catalog/builtin-step.ts';
import type { Bilingual, OutcomeManifest } from '../catalog/step-manifest.ts';
import { labelSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { quote } from '../words/lang.ts';
import { describeDuration } from '../words/time-words.ts';
import { field } from './field.ts';
import { durationSchema } from './setting-schemas.ts';
import type { Duration } from './step-config.ts';

export type GrantKind = 'coupon' | 'course' | 'parcel' | 'payment';

/** `grant` → granted, soldOut, expired, and already (only with `once`). Variables `grantCode`, `grantExpiresOn`. */
export interface GrantConfig {
  readonly kind: GrantKind;
  /** The item whose stock it is taken from. One that no stock is kept of never sells out. */
  readonly item: string;
  /** A member has it once, whichever run gave it. */
  readonly once: boolean;
  readonly validFor: Duration | null;
}

const KINDS: Readonly<Record<GrantKind, Bilingual>> = {
  coupon: { zh: '优惠券', en: 'Coupon' },
  course: { zh: '课程', en: 'Course' },
  parcel: { zh: '实物礼品', en: 'Parcel' },
  payment: { zh: '现金红包', en: 'Payment' },
};

const GRANTED: OutcomeManifest = { id: 'granted', title: { zh: '已发放', en: 'granted' } };
const SOLD_OUT: OutcomeManifest = { id: 'soldOut', title: { zh: '发完了', en: 'sold out' } };
const EXPIRED: OutcomeManifest = { id: 'expired', title: { zh: '活动已结束', en: 'offer ended' } };
const ALREADY: OutcomeManifest = { id: 'already', title: { zh: '已经领过', en: 'had it already' } };

export const grant = builtinStep<GrantConfig>({
  type: 'grant',
  group: 'member',
  icon: 'gift',
  sort: 'control',
  title: { zh: '发放权益', en: 'Grant' },
  help: {
    zh: '发一张券、一门课、一份礼品或一笔红包，从库存里扣。消息里可以写券码 {{ grantCode }} 和到期日 {{ grantExpiresOn }}。',
    en: 'Gives a coupon, a course, a parcel or a payment, out of its stock. Messages can show {{ grantCode }} and {{ grantExpiresOn }}.',
  },
  schema: z.strictObject({
    kind: field(z.enum(['coupon', 'course', 'parcel', 'payment']), '哪一种', 'Kind', { widget: 'choice', labels: KINDS }),
    item: field(labelSchema, '物品', 'Item', {
      widget: 'stock',
      help: { zh: '库存里的名称；没有设库存就不限量', en: 'As it is called in the stock. Without a stock it never sells out.' },
    }),
    once: field(z.boolean(), '每人只领一次', 'Once per member'),
    validFor: field(durationSchema.nullable(), '有效期', 'Valid for', { widget: 'duration' }),
  }),
  initial: { kind: 'coupon', item: '', once: true, validFor: { amount: 7, unit: 'days' } },
  outcomes: [GRANTED, SOLD_OUT, EXPIRED],
  outcomesOf: ({ once }) => (once === false ? [GRANTED, SOLD_OUT, EXPIRED] : [GRANTED, SOLD_OUT, EXPIRED, ALREADY]),
  describe: ({ kind, item, validFor }, lang) => {
    const words = lang === 'zh' ? `发${KINDS[kind].zh}${quote(item, lang)}` : `${KINDS[kind].en} ${quote(item, lang)}`;
    if (validFor === null) return words;
    return lang === 'zh' ? `${words}，${describeDuration(validFor, lang)}内有效` : `${words}, valid for ${describeDuration(validFor, lang)}`;
  },
  variables: ['grantCode', 'grantExpiresOn'],
  takesTime: false,
});
