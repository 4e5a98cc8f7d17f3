// Facts for each reason of the steps that say something, and what they come to in both languages.
import type { SendingReasonFacts } from '../interpreter/sending-reasons.ts';

const until = Date.parse('2013-10-17T08:00:00Z');

export const sendingReasonExamples: {
  readonly [Code in keyof SendingReasonFacts]: readonly [facts: SendingReasonFacts[Code], zh: string, en: string];
} = {
  'hold.asked': [{ key: 'I-7' }, '更新消息的暂停', 'Changes what is on hold'],
  'hold.set': [
    { key: 'I-7', purposes: ['marketing', 'reminder'], until },
    '暂停营销、提醒（I-7），最晚到 2013年10月17日 周四 09:00',
    'Holds marketing, reminder (I-7) until Thu 17 Oct 2013, 09:00 at the latest',
  ],
  'hold.none': [{}, '没有可暂停的对象', 'There is nobody to hold messages for'],
  'hold.released': [{ key: 'I-7' }, '解除暂停（I-7）', 'Released what was on hold (I-7)'],
  'hold.nothing': [{ key: 'I-7' }, '本来就没有暂停（I-7）', 'Nothing was on hold (I-7)'],
  'message.frozen': [{ channel: 'in-app', purpose: 'marketing' }, '营销暂停中，等它发出再往下走', 'Marketing is on hold, and the run with it'],
  'message.noRecipient': [{ to: 'guardian' }, '没有登记家长，没有发', 'Not sent: no guardian is on record'],
  'message.queued': [
    { channel: 'in-app', purpose: 'marketing', waitFor: 'accepted' },
    '站内消息（营销）排队，等渠道接收',
    'Queued in-app (marketing), waits until it is accepted',
  ],
  'message.taken': [{ channel: 'in-app', purpose: 'marketing', how: 'delivered' }, '消息已送达', 'The message was delivered'],
  'message.skipped': [{ why: 'capped' }, '没有发：这类消息已到频次上限', 'Not sent: the member got enough of these'],
  'message.failed': [{ why: 'unknownRecipient' }, '发送失败：没有这个收件人', 'Could not be sent: the recipient is not known'],
  'group.posted': [{ community: '新手村', mentions: 'everyone' }, '发到「新手村」，@ 所有人', 'Posted to “新手村”, mentioning everyone'],
  'event.emitted': [{ event: 'paid', userId: 'lin-7' }, '发出事件「付款」，记在成员 lin-7 身上', 'Emitted “paid” for member lin-7'],
  'event.nobody': [{ event: 'paid' }, '没有说是哪位成员，没有发出「付款」', 'No member was named, so “paid” was not emitted'],
  'callback.awaited': [{ until: null }, '等外部系统回话', 'Waits for the other system'],
  'callback.asking': [{}, '有了令牌，去请求', 'Has its token, and asks'],
  'callback.arrived': [{ outcome: 'approved', data: {} }, '外部系统回话了：approved', 'The other system answered: approved'],
  'callback.none': [
    { until: Date.parse('2013-10-17T08:00:00Z') },
    '到 2013年10月17日 周四 09:00 外部系统没有回话',
    'No answer from the other system by Thu 17 Oct 2013, 09:00',
  ],
  'group.none': [{}, '不知道发到哪个群', 'No community to post to'],
};
