// Facts for each reason about a member's books, grants and communities, and what they come to in both languages.
import type { MemberReasonFacts } from '../interpreter/member-reasons.ts';

const until = Date.parse('2013-10-17T08:00:00Z');

export const memberReasonExamples: {
  readonly [Code in keyof MemberReasonFacts]: readonly [facts: MemberReasonFacts[Code], zh: string, en: string];
} = {
  'tier.changed': [{ ladder: 'lifecycle', from: 'trial', to: 'paying' }, '分层从「试听」调到「付费」', 'Moved from “trial” to “paying”'],
  'tier.kept': [{ ladder: 'activity', tier: 'kol' }, '已经是「核心KOL」，不用调整', 'Stays “KOL”'],
  'points.changed': [
    { account: 'points', delta: -20, balance: 5, reason: '兑换' },
    '积分扣 20，现有 5（兑换）',
    '-20 points, 5 now (兑换)',
  ],
  'points.tooFew': [{ account: 'stars', balance: 3, wanted: 5 }, '积分「stars」只有 3，不够扣 5', 'Has 3 points “stars”, and 5 were wanted'],
  'badge.changed': [{ kind: 'title', name: '打卡之星', given: true }, '授予头衔「打卡之星」', 'Gave the title “打卡之星”'],
  'badge.kept': [{ kind: 'badge', name: 'Pioneer', has: false }, '本来没有徽章「Pioneer」', 'Does not have the badge “Pioneer”'],
  'role.changed': [{ community: '新手村', role: '助教' }, '在「新手村」担任「助教」', '“助教” in “新手村”'],
  'role.notMember': [{ community: '新手村' }, '不在「新手村」里', 'Not in “新手村”'],
  'consent.changed': [
    { purpose: 'marketing', channel: 'email', granted: false },
    '不再接收营销（邮件）',
    'Wants no more marketing (e-mail)',
  ],
  'grant.asked': [{ item: '学习券' }, '申领「学习券」', 'Asked for “学习券”'],
  'grant.answered': [{ item: '学习券', outcome: 'soldOut', data: {} }, '「学习券」：soldOut', '“学习券”: soldOut'],
  'community.invited': [
    { community: '进阶群', until },
    '已邀请加入「进阶群」，等到 2013年10月17日 周四 09:00',
    'Invited to “进阶群”, until Thu 17 Oct 2013, 09:00',
  ],
  'community.moving': [{ community: '进阶群', from: '新手村' }, '正在从「新手村」转到「进阶群」', 'Moving from “新手村” to “进阶群”'],
  'community.moved': [{ community: '进阶群', from: null, already: false }, '加入了「进阶群」', 'Joined “进阶群”'],
  'community.left': [{ community: '新手村', was: true }, '离开了「新手村」', 'Left “新手村”'],
  'community.full': [{ community: '进阶群', capacity: 200 }, '「进阶群」已满（200 人）', '“进阶群” is full at 200'],
  'community.declined': [{ community: '进阶群' }, '谢绝加入「进阶群」', 'Declined “进阶群”'],
  'community.noAnswer': [
    { community: '进阶群', until },
    '到 2013年10月17日 周四 09:00 没有回应「进阶群」的邀请',
    'No answer to the invitation to “进阶群” by Thu 17 Oct 2013, 09:00',
  ],
};
