import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { idSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { clip, quote } from '../words/lang.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';

/** `points` → done, and tooFew where it takes only what is there. */
export interface PointsConfig {
  /** Absent: the main account. */
  readonly account?: string;
  /** Below zero takes away. */
  readonly amount: number;
  /** Why, for the member and the books. */
  readonly reason: string;
  /** Takes nothing from somebody who has less, and leaves by `tooFew`. */
  readonly onlyIfEnough?: boolean;
}

const TOO_FEW: OutcomeManifest = { id: 'tooFew', title: { zh: '积分不够', en: 'too few points' } };

export const points = builtinStep<PointsConfig>({
  type: 'points',
  group: 'member',
  icon: 'star',
  sort: 'ledger',
  title: { zh: '加减积分', en: 'Points' },
  help: {
    zh: '给成员加积分，填负数就是扣。每一笔都记账，余额可以在条件和消息里用：{{ member.points }}。',
    en: 'Gives the member points; a number below zero takes them. Every entry is kept, and conditions and messages can use the balance: {{ member.points }}.',
  },
  schema: z.strictObject({
    amount: field(
      z
        .int()
        .min(-1_000_000)
        .max(1_000_000)
        .refine((amount) => amount !== 0, { params: { code: 'points.zero' } }),
      '多少分',
      'How many',
      { help: { zh: '负数是扣分', en: 'Below zero takes them away' } },
    ),
    reason: field(
      z.string().min(1, { abort: true }).max(200, { abort: true }).regex(/^[^\n\r]*\S[^\n\r]*$/u),
      '原因',
      'Reason',
      { widget: 'template' },
    ),
    onlyIfEnough: field(z.boolean().exactOptional(), '不够就不扣', 'Only if there are enough'),
    account: field(idSchema.exactOptional(), '账户', 'Account', {
      help: { zh: '留空就是主账户', en: 'Empty: the main account' },
    }),
  }),
  initial: { amount: 10, reason: '' },
  outcomes: [DONE],
  outcomesOf: ({ onlyIfEnough }) => (onlyIfEnough === true ? [DONE, TOO_FEW] : [DONE]),
  describe: ({ amount, reason, account }, lang) => {
    const name = account === undefined ? '' : ` ${quote(account, lang)}`;
    const many = lang === 'zh' ? `${amount > 0 ? '加' : '扣'} ${Math.abs(amount)} 积分${name}` : `${signed(amount)} points${name}`;
    return `${many}${lang === 'zh' ? '：' : ': '}${clip(describeTemplate(reason, lang), 40)}`;
  },
  needs: ({ reason }) => ({ templates: [{ text: reason, path: ['reason'] }] }),
  takesTime: false,
});

function signed(amount: number): string {
  return amount > 0 ? `+${amount}` : String(amount);
}
