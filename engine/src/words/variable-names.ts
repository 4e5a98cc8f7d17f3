// What the variables of a run, and what a text may name of a member, are called.
import type { Bilingual } from '../catalog/step-manifest.ts';
import type { Lang } from './lang.ts';

export const VARIABLE_TITLES: Readonly<Record<string, Bilingual>> = {
  day: { zh: '天数', en: 'day' },
  streak: { zh: '连续打卡次数', en: 'streak' },
  missedInRow: { zh: '连续缺卡次数', en: 'missed in a row' },
  missedTotal: { zh: '累计缺卡次数', en: 'missed in total' },
  answer: { zh: '答案', en: 'answer' },
  incident: { zh: '事件编号', en: 'incident' },
  approvedText: { zh: '审批通过的文字', en: 'approved text' },
  approvalNote: { zh: '审批意见', en: 'approval note' },
  row: { zh: '当天内容', en: 'row' },
  cards: { zh: '剩下的补卡机会', en: 'cards left' },
  milestone: { zh: '连续打卡目标', en: 'milestone' },
  callbackToken: { zh: '回调令牌', en: 'callback token' },
  httpStatus: { zh: '接口状态码', en: 'HTTP status' },
  grantCode: { zh: '券码', en: 'code' },
  grantExpiresOn: { zh: '到期日', en: 'expiry date' },
  dayList: { zh: '每天的结果', en: 'result of each day' },
};

const MEMBER_TITLES: Readonly<Record<string, Bilingual>> = {
  name: { zh: '姓名', en: 'name' },
  externalId: { zh: '成员编号', en: 'member id' },
  zone: { zh: '时区', en: 'time zone' },
  points: { zh: '积分', en: 'points' },
  title: { zh: '头衔', en: 'title' },
  lifecycle: { zh: '用户分层', en: 'lifecycle tier' },
  activity: { zh: '活跃分层', en: 'activity tier' },
};

const RUN_TITLES: Readonly<Record<string, Bilingual>> = {
  id: { zh: '运行编号', en: 'run id' },
  date: { zh: '开始日期', en: 'start date' },
};

export function variableTitle(name: string, lang: Lang): string {
  return titleIn(VARIABLE_TITLES, name, lang);
}

/** A message as a person reads it before it is sent: `{{ member.name | default: "you" }}` stands as `[name]`. */
export function describeTemplate(text: string, lang: Lang): string {
  return text
    .replace(/\{%[^%]{0,500}%\}/gu, '')
    .replace(
      /\{\{-?\s*(?:(member|subject|context|row|run)\.)?([\p{L}\p{N}_]+)[^}]{0,500}\}\}/gu,
      (_, root: string | undefined, name: string) =>
        `[${root === undefined ? variableTitle(name, lang) : titleOf(root, name, lang)}]`,
    );
}

function titleOf(root: string, name: string, lang: Lang): string {
  if (root === 'member' || root === 'subject') return titleIn(MEMBER_TITLES, name, lang);
  return root === 'run' ? titleIn(RUN_TITLES, name, lang) : name;
}

function titleIn(titles: Readonly<Record<string, Bilingual>>, name: string, lang: Lang): string {
  return Object.hasOwn(titles, name) ? (titles[name]?.[lang] ?? name) : name;
}
