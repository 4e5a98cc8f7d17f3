import { builtinStep } from '../catalog/builtin-step.ts';
import { z } from '../schema.ts';
import { CHANNEL_TITLES, CHANNELS, type Channel } from './channels.ts';
import { field } from './field.ts';
import { MESSAGE_PURPOSES } from './message-purposes.ts';
import { DONE } from './outcome-titles.ts';

/** `consent` → done */
export interface ConsentConfig {
  readonly purpose: 'marketing' | 'reminder' | 'programme';
  readonly channel: Channel | 'any';
  readonly change: 'grant' | 'withdraw';
}

const { marketing, reminder, programme } = MESSAGE_PURPOSES;
const channelTitles = { any: { zh: '所有渠道', en: 'Every channel' }, ...CHANNEL_TITLES };

export const consent = builtinStep<ConsentConfig>({
  type: 'consent',
  group: 'member',
  icon: 'safety',
  sort: 'ledger',
  title: { zh: '接收意愿', en: 'Consent' },
  help: {
    zh: '记下成员同意或不再接收某一类消息。立刻生效；服务、危机和回复消息不受影响。',
    en: 'Records that the member agrees to a kind of messages, or wants no more. It takes effect at once; service, crisis and reply are not bound by it.',
  },
  schema: z.strictObject({
    purpose: field(z.enum(['marketing', 'reminder', 'programme']), '哪类消息', 'Purpose', {
      widget: 'choice',
      labels: { marketing, reminder, programme },
    }),
    channel: field(z.enum(['any', ...CHANNELS]), '渠道', 'Channel', { widget: 'choice', labels: channelTitles }),
    change: field(z.enum(['grant', 'withdraw']), '意愿', 'Change', {
      widget: 'choice',
      labels: { grant: { zh: '同意接收', en: 'Agrees' }, withdraw: { zh: '不再接收', en: 'Wants no more' } },
    }),
  }),
  initial: { purpose: 'marketing', channel: 'any', change: 'grant' },
  outcomes: [DONE],
  describe: ({ purpose, channel, change }, lang) => {
    const what = MESSAGE_PURPOSES[purpose][lang];
    const where = channelTitles[channel][lang];
    if (lang === 'zh') return `${change === 'grant' ? '同意接收' : '不再接收'}${what}（${where}）`;
    return `${change === 'grant' ? 'Agrees to' : 'No more'} ${what.toLowerCase()} (${where.toLowerCase()})`;
  },
  takesTime: false,
});
