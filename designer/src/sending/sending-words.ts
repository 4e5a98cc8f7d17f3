import type { Bilingual } from '@sopwith/engine';

export const sendingWords = {
  text: {
    zh: '什么时候不打扰、多少算太多、哪些要先同意。对所有流程生效。',
    en: 'When nobody is disturbed, how much is too much, and what needs a yes first. It binds all flows.',
  },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存，从下一条消息起生效', en: 'Saved. It binds every send from now on.' },
  quiet: { zh: '免打扰时段', en: 'Quiet hours' },
  quietText: {
    zh: '按成员当地时间，只管营销和提醒；时段内的消息会顺延。',
    en: 'In each member’s own time, for marketing and reminders; what falls inside waits.',
  },
  everybody: { zh: '所有成员', en: 'Everybody' },
  minors: { zh: '未成年人', en: 'Minors' },
  on: { zh: '开启', en: 'On' },
  from: { zh: '从', en: 'from' },
  to: { zh: '到', en: 'to' },
  channels: { zh: '会打扰人的渠道', en: 'Channels that disturb' },
  channelsHelp: { zh: '站内消息要自己打开，不算打扰', en: 'An inbox that one opens oneself disturbs nobody' },
  caps: { zh: '频次上限', en: 'Frequency caps' },
  capsText: {
    zh: '每位成员在所有流程里一共收到的条数；超出的等到有名额再发，等到过期就不发，并记下这个原因。',
    en: 'For each member, across all flows. What is over the cap waits while it is worth something, and is then skipped, with that reason.',
  },
  perDay: { zh: '条/天', en: 'a day' },
  perWeek: { zh: '条/周', en: 'a week' },
  noCap: { zh: '不限', en: 'any' },
  consent: { zh: '同意与保护', en: 'Consent and protection' },
  consentText: { zh: '成员随时可以退订，立刻生效。', en: 'Members can say no at any time; it takes effect at once.' },
  needsConsent: { zh: '要先同意才发', en: 'Only to those who said yes' },
  refusedToMinors: { zh: '不发给未成年人', en: 'Not to minors' },
  minorsHelp: { zh: '年龄看成员的 birthday 或 isMinor', en: 'By the member’s birthday or isMinor' },
  unknownAge: { zh: '年龄不明的算未成年人', en: 'Whose age is not known counts as a minor' },
  unknownAgeHelp: { zh: '成员是中小学生时打开', en: 'For pupils of a school' },
} satisfies Record<string, Bilingual>;
