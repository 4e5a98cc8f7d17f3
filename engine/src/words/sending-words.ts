// What became of a message, in words: in the trail where the run waited for it, and beside its line where it did not.
import type { Bilingual } from '../catalog/step-manifest.ts';
import type { SendingReasonFacts } from '../interpreter/sending-reasons.ts';
import { CHANNEL_TITLES } from '../steps/channels.ts';
import { MESSAGE_PURPOSES } from '../steps/message-purposes.ts';
import { describeInstant } from './instant-words.ts';
import { type Lang, quote } from './lang.ts';
import type { Sentences } from './reason-words.ts';

const WHY: Readonly<Record<string, Bilingual>> = {
  queued: { zh: '等着发送', en: 'it is queued' },
  noConsent: { zh: '成员没有同意接收这类消息', en: 'the member has not agreed to such messages' },
  withdrawn: { zh: '成员不再接收这类消息', en: 'the member wants no more of these' },
  minor: { zh: '未成年人不发这类消息', en: 'minors do not get such messages' },
  expired: { zh: '已经过了有效期', en: 'it was not worth sending any more' },
  quietHours: { zh: '现在是静默时段', en: 'these are quiet hours' },
  capped: { zh: '这类消息已到频次上限', en: 'the member got enough of these' },
  stopped: { zh: '发送被紧急停止', en: 'sending was stopped' },
  channelPaused: { zh: '发送账号停着，恢复时选择了不补发', en: 'its account stood still, and what waited for it was skipped' },
  retry: { zh: '对方暂时不收，过一会儿再试', en: 'the other side did not take it; it is tried again' },
  replayed: { zh: '重新发送', en: 'it is sent once more' },
  noAddress: { zh: '成员没有这个渠道的地址', en: 'the member has no address for this channel' },
  noChannel: { zh: '没有这样的发送账号', en: 'there is no such account to send by' },
  refusedByProvider: { zh: '对方拒收', en: 'the other side refused it' },
  gaveUp: { zh: '试了多次都没有成功', en: 'it was tried again and again in vain' },
  held: { zh: '这类消息被暂停', en: 'such messages are on hold' },
  behind: { zh: '前面还有一条没发出', en: 'an earlier one has not gone yet' },
  runEnded: { zh: '流程已经走过或结束', en: 'the run has moved on or ended' },
  noRecipient: { zh: '没有登记收件人', en: 'no recipient is on record' },
  unknownRecipient: { zh: '没有这个收件人', en: 'the recipient is not known' },
};

const RECIPIENTS: Readonly<Record<string, Bilingual>> = {
  guardian: { zh: '家长', en: 'guardian' },
  reporter: { zh: '报告人', en: 'reporter' },
  staff: { zh: '负责的同事', en: 'adviser' },
};

const MENTIONS: Readonly<Record<string, Bilingual>> = {
  nobody: { zh: '', en: '' },
  member: { zh: '，@ 成员', en: ', mentioning the member' },
  everyone: { zh: '，@ 所有人', en: ', mentioning everyone' },
};

/** Said where a reply was no reply any more when it was written. */
export function tooLateToReply(late: true | undefined, lang: Lang): string {
  if (late === undefined) return '';
  return lang === 'zh' ? '：离成员的动作已超过 5 分钟，不算回复' : ': more than five minutes after what the member did, it is no reply';
}

export const SENDING_SENTENCES: Sentences<SendingReasonFacts> = {
  'message.noRecipient': {
    zh: ({ to }) => `没有登记${titleIn(RECIPIENTS, to, 'zh')}，没有发`,
    en: ({ to }) => `Not sent: no ${titleIn(RECIPIENTS, to, 'en')} is on record`,
  },
  'message.queued': {
    zh: ({ channel, purpose, waitFor, late }) =>
      `${titleIn(CHANNEL_TITLES, channel, 'zh')}（${titleIn(MESSAGE_PURPOSES, purpose, 'zh')}）排队，等${waitFor === 'delivered' ? '送达' : '渠道接收'}${tooLateToReply(late, 'zh')}`,
    en: ({ channel, purpose, waitFor, late }) =>
      `Queued ${titleIn(CHANNEL_TITLES, channel, 'en').toLowerCase()} (${titleIn(MESSAGE_PURPOSES, purpose, 'en').toLowerCase()}), waits until it is ${waitFor}${tooLateToReply(late, 'en')}`,
  },
  'message.taken': {
    zh: ({ how }) => (how === 'delivered' ? '消息已送达' : '渠道已接收消息'),
    en: ({ how }) => (how === 'delivered' ? 'The message was delivered' : 'The channel took the message'),
  },
  'message.skipped': { zh: ({ why }) => `没有发：${titleIn(WHY, why, 'zh')}`, en: ({ why }) => `Not sent: ${titleIn(WHY, why, 'en')}` },
  'message.failed': { zh: ({ why }) => `发送失败：${titleIn(WHY, why, 'zh')}`, en: ({ why }) => `Could not be sent: ${titleIn(WHY, why, 'en')}` },
  'group.posted': {
    zh: ({ community, mentions }) => `发到${quote(community, 'zh')}${titleIn(MENTIONS, mentions, 'zh')}`,
    en: ({ community, mentions }) => `Posted to ${quote(community, 'en')}${titleIn(MENTIONS, mentions, 'en')}`,
  },
  'event.emitted': {
    zh: ({ event, userId }, told) => `发出事件${told.event(event)}${userId === null ? '' : `，记在成员 ${userId} 身上`}`,
    en: ({ event, userId }, told) => `Emitted ${told.event(event)}${userId === null ? '' : ` for member ${userId}`}`,
  },
  'event.nobody': {
    zh: ({ event }, told) => `没有说是哪位成员，没有发出${told.event(event)}`,
    en: ({ event }, told) => `No member was named, so ${told.event(event)} was not emitted`,
  },
  'callback.awaited': {
    zh: ({ until }, { at }) => (until === null ? '等外部系统回话' : `等外部系统回话，到 ${at(until)} 为止`),
    en: ({ until }, { at }) => (until === null ? 'Waits for the other system' : `Waits for the other system until ${at(until)}`),
  },
  'callback.asking': { zh: () => '有了令牌，去请求', en: () => 'Has its token, and asks' },
  'callback.arrived': {
    zh: ({ outcome }, told) => `外部系统回话了：${told.outcome(outcome)}`,
    en: ({ outcome }, told) => `The other system answered: ${told.outcome(outcome)}`,
  },
  'callback.none': { zh: ({ until }, { at }) => `到 ${at(until)} 外部系统没有回话`, en: ({ until }, { at }) => `No answer from the other system by ${at(until)}` },
  'hold.asked': { zh: () => '更新消息的暂停', en: () => 'Changes what is on hold' },
  'hold.set': {
    zh: ({ key, purposes, until }, { at }) => `暂停${purposesIn(purposes, 'zh')}（${key}），最晚到 ${at(until)}`,
    en: ({ key, purposes, until }, { at }) => `Holds ${purposesIn(purposes, 'en').toLowerCase()} (${key}) until ${at(until)} at the latest`,
  },
  'hold.none': { zh: () => '没有可暂停的对象', en: () => 'There is nobody to hold messages for' },
  'hold.released': { zh: ({ key }) => `解除暂停（${key}）`, en: ({ key }) => `Released what was on hold (${key})` },
  'hold.nothing': {
    zh: ({ key }) => (key === '' ? '本来就没有暂停' : `本来就没有暂停（${key}）`),
    en: ({ key }) => (key === '' ? 'Nothing was on hold' : `Nothing was on hold (${key})`),
  },
  'message.frozen': {
    zh: ({ purpose }) => `${titleIn(MESSAGE_PURPOSES, purpose, 'zh')}暂停中，等它发出再往下走`,
    en: ({ purpose }) => `${titleIn(MESSAGE_PURPOSES, purpose, 'en')} is on hold, and the run with it`,
  },
  'group.none': { zh: () => '不知道发到哪个群', en: () => 'No community to post to' },
};

/** Why a message waited or did not go. */
export function describeSendingReason(why: string, lang: Lang): string {
  return titleIn(WHY, why, lang);
}

export interface Delivery {
  readonly status: 'sent' | 'waiting' | 'sending' | 'skipped' | 'failed';
  readonly why: string | null;
  readonly notBefore: number | null;
}

/** Null: it went at once, which the trail says already. */
export function describeDelivery({ status, why, notBefore }: Delivery, lang: Lang, zone: string): string | null {
  const reason = why === null ? '' : titleIn(WHY, why, lang);
  const when = notBefore === null ? '' : describeInstant(notBefore, lang, zone);
  switch (status) {
    case 'sent':
      return why === null || why === 'queued' ? null : lang === 'zh' ? `等过一阵后发出（${reason}）` : `Sent after a while (${reason})`;
    case 'waiting':
      return lang === 'zh' ? `还没发：${reason}，${when} 再看` : `Not sent yet: ${reason}; looked at again at ${when}`;
    case 'sending':
      return lang === 'zh' ? '正在发送' : 'Being sent';
    case 'skipped':
      return lang === 'zh' ? `没有发：${reason}` : `Not sent: ${reason}`;
    case 'failed':
      return lang === 'zh' ? `发送失败：${reason}` : `Could not be sent: ${reason}`;
  }
}

function purposesIn(purposes: readonly string[], lang: Lang): string {
  return purposes.map((purpose) => titleIn(MESSAGE_PURPOSES, purpose, lang)).join(lang === 'zh' ? '、' : ', ');
}

function titleIn(titles: Readonly<Record<string, Bilingual>>, name: string, lang: Lang): string {
  return Object.hasOwn(titles, name) ? (titles[name]?.[lang] ?? name) : name;
}
