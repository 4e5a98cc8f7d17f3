// What the panel calls the settings of a flow. Of conditions and lists: what they are in.
import type { Bilingual } from '../catalog/step-manifest.ts';

export const FLOW_FIELDS: Readonly<Record<string, Bilingual>> = {
  triggers: { zh: '触发', en: 'Trigger' },
  exits: { zh: '提前退出', en: 'Early exit' },
  updates: { zh: '信息更新', en: 'Update' },
  context: { zh: '运行信息', en: 'Context' },
  event: { zh: '事件', en: 'Event' },
  reason: { zh: '原因', en: 'Reason' },
  words: { zh: '关键词', en: 'Keywords' },
  where: { zh: '并且满足', en: 'Where' },
  when: { zh: '条件', en: 'Condition' },
  of: { zh: '哪一个', en: 'Which' },
  ids: { zh: '名单', en: 'List' },
  about: { zh: '关于谁', en: 'About' },
  reasons: { zh: '原因', en: 'Reasons' },
  property: { zh: '属性', en: 'Property' },
};

/** Further ones, which are no texts that somebody could write {{ }} into. */
const OTHERS: Readonly<Record<string, Bilingual>> = {
  name: { zh: '字段名', en: 'Field name' },
  segment: { zh: '人群', en: 'Segment' },
  flow: { zh: '哪个流程', en: 'Which flow' },
  cron: { zh: '什么时候', en: 'When' },
  zone: { zh: '时区', en: 'Time zone' },
  attribute: { zh: '日期在哪里', en: 'Whose date' },
  events: { zh: '说到这种记录的事件', en: 'Events that tell of it' },
  id: { zh: '区分每条记录的字段', en: 'Property that tells records apart' },
  over: { zh: '之后就作废的事件', en: 'Events after which it is over' },
  offsetDays: { zh: '前后几天', en: 'Days before or after' },
  time: { zh: '时间', en: 'Time' },
};

const OF_FLOW: Readonly<Record<string, Bilingual>> = {
  name: { zh: '流程名称', en: 'Name of the flow' },
  description: { zh: '目的与说明', en: 'Purpose' },
  reentry: { zh: '重复进入', en: 'Entering again' },
  key: { zh: '同时进行多份', en: 'Several at once' },
  calendar: { zh: '工作日历', en: 'Calendar of working days' },
  priority: { zh: '优先级', en: 'Priority' },
  notes: { zh: '便签', en: 'Note' },
};

const OF_STEP: Readonly<Record<string, Bilingual>> = {
  name: { zh: '步骤名称', en: 'Name' },
  note: { zh: '备注', en: 'Note' },
  skipIf: { zh: '满足条件就跳过', en: 'Skip if' },
  maxVisits: { zh: '最多到几次', en: 'Most visits' },
  retry: { zh: '失败重试', en: 'Trying again' },
};

/** `触发 1：事件`, `Trigger 1: event`; null where no form has such a field. */
export function flowFieldName(path: readonly (string | number)[]): Bilingual | null {
  const [part = '', index, field = ''] = path;
  if (part === 'steps') return own(OF_STEP, field);
  const whole = own(OF_FLOW, part);
  if (whole !== null) return whole;
  const list = own(FLOW_FIELDS, part);
  if (list === null || typeof index !== 'number') return null;
  const title = path.slice(2).map((one) => own(FLOW_FIELDS, one) ?? own(OTHERS, one)).findLast((one) => one !== null);
  if (title == null) return null;
  return { zh: `${list.zh} ${index + 1}：${title.zh}`, en: `${list.en} ${index + 1}: ${title.en.charAt(0).toLowerCase()}${title.en.slice(1)}` };
}

function own(names: Readonly<Record<string, Bilingual>>, name: string | number): Bilingual | null {
  return Object.hasOwn(names, name) ? (names[name] ?? null) : null;
}
