// What subjects, and what only members have, are called.
import type { Bilingual } from '../catalog/step-manifest.ts';
import type { SubjectKind } from '../document/subject.ts';
import type { NotForGroup } from '../steps/for-group.ts';
import type { Lang } from './lang.ts';

export const SUBJECT_TITLES: Readonly<Record<SubjectKind, Bilingual>> = {
  member: { zh: '成员', en: 'a member' },
  community: { zh: '社群', en: 'a community' },
  activity: { zh: '活动', en: 'an activity' },
  piece: { zh: '内容', en: 'a piece of content' },
  incident: { zh: '危机', en: 'an incident' },
  project: { zh: '项目', en: 'a project' },
};

/** Several of them, in an English sentence; Chinese says it as of one. */
const ENGLISH_PLURALS: Readonly<Record<SubjectKind, string>> = {
  member: 'members',
  community: 'communities',
  activity: 'activities',
  piece: 'pieces of content',
  incident: 'incidents',
  project: 'projects',
};

const THINGS: Readonly<Record<string, Bilingual>> = {
  member: { zh: '变量 member', en: 'member.* variables' },
  tag: { zh: '标签', en: 'tags' },
  community: { zh: '所在社群', en: 'communities' },
  segment: { zh: '人群', en: 'segments' },
  tier: { zh: '用户分层', en: 'tiers' },
  points: { zh: '积分', en: 'points' },
  badge: { zh: '徽章和头衔', en: 'badges' },
  grant: { zh: '发放', en: 'grants' },
  move: { zh: '社群流转', en: 'moves between communities' },
  role: { zh: '群内角色', en: 'roles' },
  consent: { zh: '接收意愿', en: 'consent' },
  ask: { zh: '问答', en: 'answers to questions' },
  'incident-add': { zh: '受影响的人', en: 'member whom an incident could concern' },
  mention: { zh: '「@ 成员」', en: 'member to mention' },
};

/** What a message to the group cannot have. */
const NOT_FOR_GROUPS: Readonly<Record<NotForGroup, Bilingual>> = {
  guardian: { zh: '家长', en: 'no guardian' },
  staff: { zh: '负责的同事', en: 'no adviser' },
  email: { zh: '邮箱', en: 'no e-mail address' },
  webhook: { zh: '外部系统的地址', en: 'no address in another system' },
  waitFor: { zh: '可以等的送达结果', en: 'nothing to wait for: it is posted at once' },
};

export function subjectTitle(kind: string, lang: Lang): string {
  return Object.hasOwn(SUBJECT_TITLES, kind) ? SUBJECT_TITLES[kind as SubjectKind][lang] : kind;
}

/** All of a kind, or with `list` those that it names. */
export function describeEach(kind: SubjectKind, list: string | null, lang: Lang): string {
  if (lang === 'zh') return `${list === null ? '' : `名单${list}里的`}每个${SUBJECT_TITLES[kind].zh}`;
  return list === null ? `all ${ENGLISH_PLURALS[kind]}` : `the ${ENGLISH_PLURALS[kind]} in ${list}`;
}

export function memberThing(what: string, lang: Lang): string {
  return THINGS[what]?.[lang] ?? what;
}

export function notForGroupTitle(what: string, lang: Lang): string {
  return Object.hasOwn(NOT_FOR_GROUPS, what) ? NOT_FOR_GROUPS[what as NotForGroup][lang] : what;
}
