// Why the steps about a member's books, grants and communities did what they did.
import type { MemberReasonFacts } from '../interpreter/member-reasons.ts';
import { MAIN_ACCOUNT } from '../condition/read-operand.ts';
import { CHANNEL_TITLES } from '../steps/channels.ts';
import { MESSAGE_PURPOSES } from '../steps/message-purposes.ts';
import { TIER_TITLES } from '../steps/tiers.ts';
import { type Lang, quote } from './lang.ts';
import type { Sentences } from './reason-words.ts';

export const MEMBER_SENTENCES: Sentences<MemberReasonFacts> = {
  'tier.changed': {
    zh: ({ from, to }) => (from === null ? `分层设为${tierTitle(to, 'zh')}` : `分层从${tierTitle(from, 'zh')}调到${tierTitle(to, 'zh')}`),
    en: ({ from, to }) => (from === null ? `Set to ${tierTitle(to, 'en')}` : `Moved from ${tierTitle(from, 'en')} to ${tierTitle(to, 'en')}`),
  },
  'tier.kept': {
    zh: ({ tier }) => `已经是${tierTitle(tier, 'zh')}，不用调整`,
    en: ({ tier }) => `Stays ${tierTitle(tier, 'en')}`,
  },
  'points.changed': {
    zh: ({ account, delta, balance, reason }) =>
      `${accountTitle(account, 'zh')}${delta > 0 ? '加' : '扣'} ${Math.abs(delta)}，现有 ${balance}（${reason}）`,
    en: ({ account, delta, balance, reason }) =>
      `${delta > 0 ? '+' : ''}${delta} ${accountTitle(account, 'en', delta)}, ${balance} now (${reason})`,
  },
  'points.tooFew': {
    zh: ({ account, balance, wanted }) => `${accountTitle(account, 'zh')}只有 ${balance}，不够扣 ${wanted}`,
    en: ({ account, balance, wanted }) => `Has ${balance} ${accountTitle(account, 'en', balance)}, and ${wanted} ${wanted === 1 ? 'was' : 'were'} wanted`,
  },
  'badge.changed': {
    zh: ({ kind, name, given }) => `${given ? '授予' : '收回'}${kind === 'title' ? '头衔' : '徽章'}${quote(name, 'zh')}`,
    en: ({ kind, name, given }) => `${given ? 'Gave' : 'Took back'} the ${kind} ${quote(name, 'en')}`,
  },
  'badge.kept': {
    zh: ({ kind, name, has }) => `${has ? '已经有' : '本来没有'}${kind === 'title' ? '头衔' : '徽章'}${quote(name, 'zh')}`,
    en: ({ kind, name, has }) => `${has ? 'Already has' : 'Does not have'} the ${kind} ${quote(name, 'en')}`,
  },
  'role.changed': {
    zh: ({ community, role }) => `在${quote(community, 'zh')}${role === null ? '是普通成员' : `担任${quote(role, 'zh')}`}`,
    en: ({ community, role }) => (role === null ? `Ordinary member of ${quote(community, 'en')}` : `${quote(role, 'en')} in ${quote(community, 'en')}`),
  },
  'role.notMember': { zh: ({ community }) => `不在${quote(community, 'zh')}里`, en: ({ community }) => `Not in ${quote(community, 'en')}` },
  'consent.changed': {
    zh: ({ purpose, channel, granted }) => `${granted ? '同意接收' : '不再接收'}${purposeTitle(purpose, 'zh')}${channelNote(channel, 'zh')}`,
    en: ({ purpose, channel, granted }) =>
      `${granted ? 'Agreed to' : 'Wants no more'} ${purposeTitle(purpose, 'en').toLowerCase()}${channelNote(channel, 'en')}`,
  },

  'grant.asked': { zh: ({ item }) => `申领${quote(item, 'zh')}`, en: ({ item }) => `Asked for ${quote(item, 'en')}` },
  'grant.answered': {
    zh: ({ item, outcome }, told) => `${quote(item, 'zh')}：${told.outcome(outcome)}`,
    en: ({ item, outcome }, told) => `${quote(item, 'en')}: ${told.outcome(outcome)}`,
  },
  'community.invited': {
    zh: ({ community, until }, { at }) => `已邀请加入${quote(community, 'zh')}${until === null ? '' : `，等到 ${at(until)}`}`,
    en: ({ community, until }, { at }) => `Invited to ${quote(community, 'en')}${until === null ? '' : `, until ${at(until)}`}`,
  },
  'community.moving': {
    zh: ({ community, from }) => (from === null ? `正在加入${quote(community, 'zh')}` : `正在从${quote(from, 'zh')}转到${quote(community, 'zh')}`),
    en: ({ community, from }) =>
      from === null ? `Joining ${quote(community, 'en')}` : `Moving from ${quote(from, 'en')} to ${quote(community, 'en')}`,
  },
  'community.moved': {
    zh: ({ community, from, already }) =>
      already ? `已经在${quote(community, 'zh')}` : from === null ? `加入了${quote(community, 'zh')}` : `从${quote(from, 'zh')}转到${quote(community, 'zh')}`,
    en: ({ community, from, already }) =>
      already
        ? `Already in ${quote(community, 'en')}`
        : from === null
          ? `Joined ${quote(community, 'en')}`
          : `Moved from ${quote(from, 'en')} to ${quote(community, 'en')}`,
  },
  'community.left': {
    zh: ({ community, was }) => (was ? `离开了${quote(community, 'zh')}` : `本来不在${quote(community, 'zh')}`),
    en: ({ community, was }) => (was ? `Left ${quote(community, 'en')}` : `Was not in ${quote(community, 'en')}`),
  },
  'community.full': {
    zh: ({ community, capacity }, told) => `${quote(community, 'zh')}已满（${told.value(capacity)} 人）`,
    en: ({ community, capacity }, told) => `${quote(community, 'en')} is full at ${told.value(capacity)}`,
  },
  'community.declined': { zh: ({ community }) => `谢绝加入${quote(community, 'zh')}`, en: ({ community }) => `Declined ${quote(community, 'en')}` },
  'community.noAnswer': {
    zh: ({ community, until }, { at }) => `到 ${at(until)} 没有回应${quote(community, 'zh')}的邀请`,
    en: ({ community, until }, { at }) => `No answer to the invitation to ${quote(community, 'en')} by ${at(until)}`,
  },
};

export function tierTitle(tier: string, lang: Lang): string {
  return quote(Object.hasOwn(TIER_TITLES, tier) ? (TIER_TITLES[tier]?.[lang] ?? tier) : tier, lang);
}

function accountTitle(account: string, lang: Lang, count = 0): string {
  const points = Math.abs(count) === 1 ? 'point' : 'points';
  if (account === MAIN_ACCOUNT) return lang === 'zh' ? '积分' : points;
  return lang === 'zh' ? `积分${quote(account, lang)}` : `${points} ${quote(account, lang)}`;
}

function purposeTitle(purpose: string, lang: Lang): string {
  return Object.hasOwn(MESSAGE_PURPOSES, purpose) ? MESSAGE_PURPOSES[purpose as keyof typeof MESSAGE_PURPOSES][lang] : purpose;
}

function channelNote(channel: string, lang: Lang): string {
  if (!Object.hasOwn(CHANNEL_TITLES, channel)) return '';
  const title = CHANNEL_TITLES[channel as keyof typeof CHANNEL_TITLES][lang];
  return lang === 'zh' ? `（${title}）` : ` (${title.toLowerCase()})`;
}
