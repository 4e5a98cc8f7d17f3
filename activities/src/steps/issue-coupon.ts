import { createHash } from 'node:crypto';
import { field, z } from '@sopwith/engine';
import { defineStep } from '../define-step.ts';

const config = z.strictObject({
  name: field(z.string().min(1).max(80), '券名', 'Coupon name'),
  amount: field(z.number().positive().max(100_000), '面额（元）', 'Amount'),
  validDays: field(z.int().min(1).max(365), '有效天数', 'Valid for days'),
});

const DAY_MS = 86_400_000;

/** The example of a custom step: everything that Sopwith knows of coupons stands in this file. */
export default defineStep({
  type: 'issue-coupon',
  version: 1,
  title: { zh: '发放优惠券', en: 'Issue a coupon' },
  help: {
    zh: '给成员一张优惠券，券码可在后面的消息里用 {{ coupon }} 引用。',
    en: 'Gives the member a coupon. Later messages can show its code with {{ coupon }}.',
  },
  group: 'outside',
  icon: 'gift',
  config,
  initial: { name: '学习券', amount: 20, validDays: 7 },
  variables: ['coupon', 'couponExpiresAt'],
  outcomes: { issued: { zh: '已发放', en: 'Issued' } },
  summary: { zh: '{{ name }} · {{ amount }} 元 · {{ validDays }} 天有效', en: '{{ name }}, {{ amount }}, valid {{ validDays }} days' },
  async execute({ key, config, now }) {
    // The code comes from the key, so that a second attempt hands out the same coupon.
    const coupon = createHash('sha256').update(key).digest('hex').slice(0, 10).toUpperCase();
    return { outcome: 'issued', data: { coupon, couponExpiresAt: now + config.validDays * DAY_MS } };
  },
});
