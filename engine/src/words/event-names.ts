// What the usual events of a community are called. An event without a line here is shown by its own name.
import type { Bilingual } from '../catalog/step-manifest.ts';
import type { Lang } from './lang.ts';

export const EVENT_TITLES: Readonly<Record<string, Bilingual>> = {
  'community.joined': { zh: '入群', en: 'joined the community' },
  'community.left': { zh: '退群', en: 'left the community' },
  introduced: { zh: '自我介绍', en: 'introduced themselves' },
  message_posted: { zh: '发言', en: 'posted a message' },
  reacted: { zh: '点赞', en: 'reacted' },
  signed_in: { zh: '签到', en: 'signed in' },
  checked_in: { zh: '打卡', en: 'checked in' },
  voted: { zh: '投票', en: 'voted' },
  quiz_taken: { zh: '完成测验', en: 'took a quiz' },
  material_downloaded: { zh: '下载资料', en: 'downloaded material' },
  lesson_started: { zh: '开始学习', en: 'started a lesson' },
  lesson_completed: { zh: '学完一课', en: 'completed a lesson' },
  lesson_skipped: { zh: '跳过一课', en: 'skipped a lesson' },
  homework_submitted: { zh: '交作业', en: 'submitted homework' },
  asked: { zh: '提问', en: 'asked a question' },
  'challenge.registered': { zh: '报名挑战', en: 'registered for the challenge' },
  'course.registered': { zh: '报名课程', en: 'registered for the course' },
  'course.unregistered': { zh: '退课', en: 'left the course' },
  'assignment.given': { zh: '布置作业', en: 'was given an assignment' },
  'assignment.submitted': { zh: '提交作业', en: 'submitted the assignment' },
  'complaint.filed': { zh: '投诉', en: 'filed a complaint' },
  'survey.answered': { zh: '填写问卷', en: 'answered the survey' },
  'challenge.cancelled': { zh: '取消报名', en: 'cancelled the challenge' },
  'complaint.withdrawn': { zh: '撤回投诉', en: 'withdrew the complaint' },
  trial_attended: { zh: '上试听课', en: 'attended a trial lesson' },
  registered: { zh: '报名', en: 'registered' },
  attended: { zh: '到场', en: 'attended' },
  opened: { zh: '打开消息', en: 'opened a message' },
  clicked: { zh: '点击链接', en: 'clicked a link' },
  '$tag.added': { zh: '加上标签', en: 'was tagged' },
  '$tag.removed': { zh: '去掉标签', en: 'was untagged' },
  '$attribute.set': { zh: '属性变更', en: 'had an attribute set' },
  '$segment.entered': { zh: '进入人群', en: 'entered a segment' },
  '$segment.left': { zh: '离开人群', en: 'left a segment' },
  '$member.changed': { zh: '资料变更', en: 'had their profile changed' },
  '$task.opened': { zh: '打开了任务', en: 'had a task opened' },
  '$task.acknowledged': { zh: '任务有人接手', en: 'had a task taken up' },
  '$task.done': { zh: '任务完成', en: 'had a task done' },
  '$approval.done': { zh: '审批有了结果', en: 'had an approval decided' },
  '$task.escalated': { zh: '任务升级', en: 'had a task escalated' },
  '$flow.ended': { zh: '流程结束', en: 'came to the end of a flow' },
  paid: { zh: '付款', en: 'paid' },
  renewed: { zh: '续费', en: 'renewed' },
  referred: { zh: '转介绍', en: 'referred a friend' },
};

export function eventTitle(event: string, lang: Lang): string {
  return Object.hasOwn(EVENT_TITLES, event) ? (EVENT_TITLES[event]?.[lang] ?? event) : event;
}
