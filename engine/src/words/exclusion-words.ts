// Why somebody was not enrolled.
import type { Bilingual } from '../catalog/step-manifest.ts';
import type { Lang } from './lang.ts';

const EXCLUSIONS: Readonly<Record<string, Bilingual>> = {
  alreadyIn: { zh: '已经在流程里', en: 'already inside' },
  onlyOnce: { zh: '进过一次，这个流程每人只进一次', en: 'was in before, and may enter only once' },
  tooSoon: { zh: '距上次结束还没到间隔天数', en: 'too soon after the last time' },
  contextMissing: { zh: '缺少必填的运行信息', en: 'a required context field is missing' },
  contextInvalid: { zh: '运行信息的类型不对', en: 'a context field is of the wrong type' },
  keyMissing: { zh: '缺少区分多份运行的字段', en: 'the field that keeps runs apart is missing' },
  loop: { zh: '流程之间互相触发成了循环', en: 'flows trigger each other in a circle' },
  notPublished: { zh: '流程还没有发布', en: 'the flow is not published' },
  flowArchived: { zh: '流程已归档', en: 'the flow is archived' },
  flowPaused: { zh: '流程已暂停', en: 'the flow is paused' },
  wrongSubject: { zh: '流程的对象不是它', en: 'the flow is about something else' },
  tooDeep: { zh: '流程套流程超过五层', en: 'flows within flows more than five deep' },
  erased: { zh: '资料已被彻底删除', en: 'was erased' },
  condition: { zh: '不满足条件', en: 'the condition does not hold' },
};

/** Whose exit or goal held already: behind it stands the reason, as the flow words it. */
const AT_THE_DOOR = 'exit: ';

export function heldAtTheDoor(reason: string): string {
  return AT_THE_DOOR + reason;
}

export function isExclusion(reason: string): boolean {
  return Object.hasOwn(EXCLUSIONS, reason) || reason.startsWith(AT_THE_DOOR);
}

/** A reason without words stands as it is. */
export function describeExclusion(reason: string, lang: Lang): string {
  if (reason.startsWith(AT_THE_DOOR)) {
    const worded = reason.slice(AT_THE_DOOR.length);
    return lang === 'zh' ? `已经满足退出条件：${worded}` : `an exit holds already: ${worded}`;
  }
  return Object.hasOwn(EXCLUSIONS, reason) ? (EXCLUSIONS[reason]?.[lang] ?? reason) : reason;
}
