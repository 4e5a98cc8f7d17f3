// Conditions in words, for the box of a branch, its settings and the trail.
import type { Comparison, Condition, Leaf, Operand, Window } from '../condition/condition.ts';
import type { Json } from '../json.ts';
import { eventTitle } from './event-names.ts';
import { type Lang, quote } from './lang.ts';
import { variableTitle } from './variable-names.ts';

const COMPARISONS: Readonly<Record<Comparison, { zh: string; en: string }>> = {
  eq: { zh: '等于', en: 'is' },
  ne: { zh: '不等于', en: 'is not' },
  gt: { zh: '大于', en: 'is more than' },
  gte: { zh: '不小于', en: 'is at least' },
  lt: { zh: '小于', en: 'is less than' },
  lte: { zh: '不大于', en: 'is at most' },
  contains: { zh: '包含', en: 'contains' },
  in: { zh: '属于', en: 'is one of' },
};

const COUNTS: Readonly<Record<Exclude<Comparison, 'contains' | 'in'>, { zh: string; en: string }>> = {
  eq: { zh: '正好', en: 'exactly' },
  ne: { zh: '不是', en: 'not exactly' },
  gt: { zh: '超过', en: 'more than' },
  gte: { zh: '至少', en: 'at least' },
  lt: { zh: '少于', en: 'fewer than' },
  lte: { zh: '最多', en: 'at most' },
};

/** What segments are called, by id. */
export type SegmentNames = Readonly<Record<string, string>>;

const UNNAMED: SegmentNames = {};

export function describeCondition(condition: Condition, lang: Lang, named: SegmentNames = UNNAMED): string {
  const zh = lang === 'zh';
  switch (condition.type) {
    case 'all':
      return describeGroup(condition.of, { lang, named }, zh ? '且' : 'and', zh ? '总是成立' : 'always');
    case 'any':
      return describeGroup(condition.of, { lang, named }, zh ? '或' : 'or', zh ? '从不成立' : 'never');
    case 'not':
      return zh ? `不满足（${describeCondition(condition.of, lang, named)}）` : `not (${describeCondition(condition.of, lang, named)})`;
    case 'compare':
      return phrase([describeOperand(condition.left, lang, named), COMPARISONS[condition.op][lang], describeOperand(condition.right, lang, named)], lang);
    case 'missing':
      return zh ? `${describeOperand(condition.operand, lang, named)}没有值` : `${describeOperand(condition.operand, lang, named)} is missing`;
    case 'tag':
      return zh ? `有标签${quote(condition.tag, lang)}` : `has the tag ${quote(condition.tag, lang)}`;
    case 'community':
      return zh ? `在社群${quote(condition.community, lang)}` : `is in the community ${quote(condition.community, lang)}`;
    case 'segment':
      return zh ? `在人群${segmentName(condition.segment, lang, named)}` : `is in the segment ${segmentName(condition.segment, lang, named)}`;
    case 'count':
      return describeCount(condition, lang, named);
    case 'recency':
      return describeRecency(condition, lang, named);
  }
}

function segmentName(id: string, lang: Lang, named: SegmentNames): string {
  return quote(Object.hasOwn(named, id) ? (named[id] ?? id) : id, lang);
}

interface Telling {
  readonly lang: Lang;
  readonly named: SegmentNames;
}

function describeGroup(of: readonly Condition[], { lang, named }: Telling, join: string, empty: string): string {
  const parts = of.map((part) => {
    const words = describeCondition(part, lang, named);
    return of.length > 1 && (part.type === 'all' || part.type === 'any') && part.of.length > 1
      ? lang === 'zh'
        ? `（${words}）`
        : `(${words})`
      : words;
  });
  return parts.length === 0
    ? empty
    : phrase(
        parts.flatMap((part, index) => (index === 0 ? [part] : [join, part])),
        lang,
      );
}

function describeCount(count: Leaf<'count'>, lang: Lang, named: SegmentNames): string {
  const how = COUNTS[count.op][lang];
  const window = describeWindow(count.window, lang);
  const where = count.where === undefined ? '' : describeCondition(count.where, lang, named);
  if (count.of === 'values' || count.of === 'sum' || count.of === 'streak') return describeFigure(count, how, window, where, lang);
  if (lang === 'zh') {
    const unit = count.of === 'days' ? '天' : '次';
    return `${window}${quote(eventTitle(count.event, lang), lang)}${where && `（${where}）`}${how} ${count.value} ${unit}`;
  }
  const unit = count.of === 'days' ? (count.value === 1 ? 'day' : 'days') : count.value === 1 ? 'time' : 'times';
  return `${eventTitle(count.event, lang)}${where && ` (${where})`} ${how} ${count.value} ${unit} ${window}`;
}

function describeFigure(count: Leaf<'count'>, how: string, window: string, where: string, lang: Lang): string {
  const zh = lang === 'zh';
  const within = count.window.type === 'ever' ? '' : zh ? window : ` ${window}`;
  const what = `${quote(eventTitle(count.event, lang), lang)}${where && (zh ? `（${where}）` : ` (${where})`)}`;
  switch (count.of) {
    case 'sum':
      return zh
        ? `${window}${what}的${quote(count.property, lang)}合计${how} ${count.value}`
        : `the sum of ${quote(count.property, lang)} over ${what} is ${how} ${count.value} ${window}`;
    case 'values':
      return zh
        ? `${window}${what}的${quote(count.property, lang)}${how} ${count.value} 种`
        : `${how} ${count.value} different ${quote(count.property, lang)} among ${what} ${window}`;
    default:
      return zh
        ? `${within}连续${what}${how} ${count.value} 天`
        : `${what} ${how} ${count.value} ${count.value === 1 ? 'day' : 'days'} in a row${within}`;
  }
}

const PAST_UNITS: Readonly<Record<Leaf<'recency'>['unit'], string>> = { hours: '小时', days: '天', weeks: '周' };

function describeRecency({ event, where, is, amount, unit }: Leaf<'recency'>, lang: Lang, named: SegmentNames): string {
  const inside = where === undefined ? '' : describeCondition(where, lang, named);
  const title = quote(eventTitle(event, lang), lang);
  if (lang === 'zh') {
    const what = `${title}${inside && `（${inside}）`}`;
    const long = `${amount} ${PAST_UNITS[unit]}`;
    return { within: `上次${what}在 ${long}内`, longerAgo: `上次${what}已超过 ${long}`, absent: `已经 ${long}没有${what}` }[is];
  }
  const what = `${title}${inside && ` (${inside})`}`;
  const long = `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
  return {
    within: `the last ${what} is less than ${long} ago`,
    longerAgo: `the last ${what} is more than ${long} ago`,
    absent: `no ${what} for ${long}`,
  }[is];
}

/** English has a space between words; Chinese only where it meets a number or a Latin word. */
function phrase(words: readonly string[], lang: Lang): string {
  if (lang === 'en') return words.join(' ');
  return words.reduce((text, word) => (/[A-Za-z0-9]$/.test(text) || /^[-A-Za-z0-9]/.test(word) ? `${text} ${word}` : text + word));
}

export function describeWindow(window: Window, lang: Lang): string {
  const zh = lang === 'zh';
  switch (window.type) {
    case 'last': {
      const unit = { hours: '小时', days: '天', weeks: '周' }[window.unit];
      return zh
        ? `最近 ${window.amount} ${unit}`
        : `in the last ${window.amount} ${window.amount === 1 ? window.unit.slice(0, -1) : window.unit}`;
    }
    case 'calendar': {
      const unit = zh
        ? { day: '今天', week: '本周', month: '本月' }[window.unit]
        : { day: 'today', week: 'this week', month: 'this month' }[window.unit];
      if (window.zone === undefined) return unit;
      return zh ? `${unit}（${window.zone}）` : `${unit} (${window.zone})`;
    }
    case 'sinceStart':
      return zh ? '进入流程以来' : 'since the start';
    case 'sinceStep':
      return zh ? `步骤「${window.step}」以来` : `since “${window.step}”`;
    case 'sinceTurn':
      return zh ? `「${window.step}」本轮开始以来` : `since the turn of “${window.step}” opened`;
    case 'ever':
      return zh ? '累计' : 'ever';
  }
}

export function describeOperand(operand: Operand, lang: Lang, named: SegmentNames = UNNAMED): string {
  const zh = lang === 'zh';
  switch (operand.type) {
    case 'value':
      return describeValue(operand.value, lang);
    case 'attribute':
      return zh ? `属性「${operand.name}」` : `attribute “${operand.name}”`;
    case 'context':
      return quote(operand.field, lang);
    case 'variable':
      return quote(variableTitle(operand.name, lang), lang);
    case 'tier':
      return operand.ladder === 'lifecycle' ? (zh ? '用户分层' : 'lifecycle tier') : zh ? '活跃分层' : 'activity tier';
    case 'points': {
      if (operand.account === undefined) return zh ? '积分' : 'points';
      return zh ? `积分${quote(operand.account, lang)}` : `points ${quote(operand.account, lang)}`;
    }
    case 'today':
      return describeToday(operand.plusDays, lang);
    case 'outcome':
      return zh ? `步骤「${operand.step}」的结果` : `the outcome of “${operand.step}”`;
    case 'event':
      return describeEventValue(operand, lang, named);
    case 'property':
      return zh ? `事件的「${operand.name}」` : `the event’s “${operand.name}”`;
  }
}

function describeToday(plusDays: number, lang: Lang): string {
  if (plusDays === 0) return lang === 'zh' ? '今天' : 'today';
  const days = Math.abs(plusDays);
  if (lang === 'zh') return `今天${plusDays > 0 ? '之后' : '之前'} ${days} 天`;
  return `${days} ${days === 1 ? 'day' : 'days'} ${plusDays > 0 ? 'from' : 'before'} today`;
}

function describeEventValue({ which, event, property, where, window }: Extract<Operand, { type: 'event' }>, lang: Lang, named: SegmentNames): string {
  const inside = where === undefined ? '' : describeCondition(where, lang, named);
  const title = quote(eventTitle(event, lang), lang);
  const when = describeWindow(window, lang);
  if (lang === 'zh')
    return `${when}${which === 'first' ? '首次' : '最近一次'}${title}${inside && `（${inside}）`}的${quote(property, lang)}`;
  return `${quote(property, lang)} of the ${which} ${title}${inside && ` (${inside})`} ${when}`;
}

export function describeValue(value: Json, lang: Lang): string {
  if (typeof value === 'string') return quote(value, lang);
  if (typeof value === 'boolean') return lang === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (value === null) return lang === 'zh' ? '空' : 'nothing';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => describeValue(item, lang)).join(lang === 'zh' ? '、' : ', ');
  return JSON.stringify(value);
}
