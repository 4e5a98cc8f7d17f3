// Conditions in words, for the box of a branch, its settings and the trail.
import type { Comparison, Condition, Leaf, Operand, Window } from '../condition/condition.ts';
import type { Json } from '../json.ts';
import { comparisonWords } from './comparison-words.ts';
import { eventTitle } from './event-names.ts';
import { type Lang, quote } from './lang.ts';
import { type Naming, UNNAMED } from './naming.ts';
import { variableTitle } from './variable-names.ts';

const COUNTS: Readonly<Record<Exclude<Comparison, 'contains' | 'in'>, { zh: string; en: string }>> = {
  eq: { zh: '正好', en: 'exactly' },
  ne: { zh: '不是', en: 'any but' },
  gt: { zh: '超过', en: 'more than' },
  gte: { zh: '至少', en: 'at least' },
  lt: { zh: '少于', en: 'fewer than' },
  lte: { zh: '最多', en: 'at most' },
};

export function describeCondition(condition: Condition, lang: Lang, named: Naming = UNNAMED): string {
  const zh = lang === 'zh';
  switch (condition.type) {
    case 'all':
      return describeGroup(condition.of, { lang, named }, zh ? '且' : 'and', zh ? '总是成立' : 'always');
    case 'any':
      return describeGroup(condition.of, { lang, named }, zh ? '或' : 'or', zh ? '从不成立' : 'never');
    case 'not':
      return describeNot(condition.of, lang, named);
    case 'compare':
      return phrase(comparisonWords(condition, lang, named, (operand) => describeOperand(operand, lang, named)), lang);
    case 'missing':
      return zh ? `${describeOperand(condition.operand, lang, named)}没有值` : `${describeOperand(condition.operand, lang, named)} is missing`;
    case 'tag':
      return zh ? `有标签${quote(condition.tag, lang)}` : `has the tag ${quote(condition.tag, lang)}`;
    case 'community':
      return zh ? `在社群${quote(condition.community, lang)}` : `is in the community ${quote(condition.community, lang)}`;
    case 'segment':
      return zh ? `在人群${quote(named.segment(condition.segment), lang)}` : `is in the segment ${quote(named.segment(condition.segment), lang)}`;
    case 'count':
      return describeCount(condition, lang, named);
    case 'recency':
      return describeRecency(condition, lang, named);
  }
}

/** What has a plain opposite is told by it; the rest in brackets, for *not* holds where a value is missing, too. */
function describeNot(of: Condition, lang: Lang, named: Naming): string {
  const zh = lang === 'zh';
  switch (of.type) {
    case 'tag':
      return zh ? `没有标签${quote(of.tag, lang)}` : `does not have the tag ${quote(of.tag, lang)}`;
    case 'community':
      return zh ? `不在社群${quote(of.community, lang)}` : `is not in the community ${quote(of.community, lang)}`;
    case 'segment':
      return zh ? `不在人群${quote(named.segment(of.segment), lang)}` : `is not in the segment ${quote(named.segment(of.segment), lang)}`;
    case 'missing':
      return zh ? `${describeOperand(of.operand, lang, named)}有值` : `${describeOperand(of.operand, lang, named)} has a value`;
    default: {
      const words = describeCondition(of, lang, named);
      return zh ? `不满足（${words}）` : `not (${words})`;
    }
  }
}

interface Telling {
  readonly lang: Lang;
  readonly named: Naming;
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

function describeCount(count: Leaf<'count'>, lang: Lang, named: Naming): string {
  const window = describeWindow(count.window, lang, named);
  const where = count.where === undefined ? '' : describeCondition(count.where, lang, named);
  if (count.of === 'values' || count.of === 'sum' || count.of === 'streak') return describeFigure(count, window, where, lang);
  const title = eventTitle(count.event, lang);
  if (lang === 'zh') {
    const what = `${quote(title, lang)}${where && `（${where}）`}`;
    if (isNone(count)) return `${count.window.type === 'ever' ? '从来' : window}没有${what}`;
    if (isSome(count)) return `${count.window.type === 'ever' ? '' : window}有过${what}`;
    return `${window}${what}${COUNTS[count.op].zh} ${count.value} ${count.of === 'days' ? '天' : '次'}`;
  }
  const inside = where && ` (${where})`;
  if (isNone(count)) return count.window.type === 'ever' ? `never ${title}${inside}` : `no ${quote(title, lang)}${inside} ${window}`;
  if (isSome(count)) return `${title}${inside} at least once ${window}`;
  return `${title}${inside} ${count.of === 'days' ? onDays(count) : times(count)} ${window}`;
}

/** Less than one is none at all. */
function isNone({ op, value }: Pick<Leaf<'count'>, 'op' | 'value'>): boolean {
  return (value === 0 && (op === 'eq' || op === 'lte')) || (value === 1 && op === 'lt');
}

function isSome({ op, value }: Pick<Leaf<'count'>, 'op' | 'value'>): boolean {
  return (value === 0 && (op === 'gt' || op === 'ne')) || (value === 1 && op === 'gte');
}

const FEW: Readonly<Record<number, string>> = { 1: 'once', 2: 'twice' };

function times({ op, value }: Pick<Leaf<'count'>, 'op' | 'value'>): string {
  const many = FEW[value] ?? `${value} times`;
  if (op === 'ne') return `any number of times but ${value}`;
  // Fewer goes with a number, less with a word.
  if (op === 'lt' && value in FEW) return `less than ${many}`;
  return `${COUNTS[op].en} ${many}`;
}

function onDays({ op, value }: Pick<Leaf<'count'>, 'op' | 'value'>): string {
  if (op === 'ne') return `on any number of days but ${value}`;
  return `on ${COUNTS[op].en} ${value} ${value === 1 ? 'day' : 'days'}`;
}

function describeFigure(count: Leaf<'count'>, window: string, where: string, lang: Lang): string {
  const zh = lang === 'zh';
  const how = COUNTS[count.op][lang];
  const within = count.window.type === 'ever' ? '' : zh ? window : ` ${window}`;
  const what = `${quote(eventTitle(count.event, lang), lang)}${where && (zh ? `（${where}）` : ` (${where})`)}`;
  switch (count.of) {
    case 'sum':
      return zh
        ? `${window}${what}的${quote(count.property, lang)}合计${how} ${count.value}`
        : `the sum of ${quote(count.property, lang)} over ${what} is ${sumWords(count)} ${window}`;
    case 'values':
      return zh
        ? `${window}${what}的${quote(count.property, lang)}${how} ${count.value} 种`
        : `${valuesWords(count)} of ${quote(count.property, lang)} in ${what} ${window}`;
    default:
      return zh
        ? `${within}连续${what}${how} ${count.value} 天`
        : `${eventTitle(count.event, lang)}${where && ` (${where})`} ${daysInARow(count)}${within}`;
  }
}

function sumWords({ op, value }: Pick<Leaf<'count'>, 'op' | 'value'>): string {
  if (op === 'ne') return `not ${value}`;
  return `${op === 'lt' ? 'less than' : COUNTS[op].en} ${value}`;
}

function valuesWords({ op, value }: Pick<Leaf<'count'>, 'op' | 'value'>): string {
  if (op === 'ne') return `any number of values but ${value}`;
  return `${COUNTS[op].en} ${value} different ${value === 1 ? 'value' : 'values'}`;
}

function daysInARow({ op, value }: Pick<Leaf<'count'>, 'op' | 'value'>): string {
  if (op === 'ne') return `any number of days in a row but ${value}`;
  return `${COUNTS[op].en} ${value} ${value === 1 ? 'day' : 'days'} in a row`;
}

const PAST_UNITS: Readonly<Record<Leaf<'recency'>['unit'], string>> = { hours: '小时', days: '天', weeks: '周' };

function describeRecency({ event, where, is, amount, unit }: Leaf<'recency'>, lang: Lang, named: Naming): string {
  const inside = where === undefined ? '' : describeCondition(where, lang, named);
  const title = quote(eventTitle(event, lang), lang);
  if (lang === 'zh') {
    const what = `${title}${inside && `（${inside}）`}`;
    const long = `${amount} ${PAST_UNITS[unit]}`;
    return { within: `距上次${what}不到 ${long}`, longerAgo: `距上次${what}已超过 ${long}`, absent: `已经 ${long}没有${what}` }[is];
  }
  const told = inside && ` (${inside})`;
  const long = amount === 1 ? `${unit === 'hours' ? 'an' : 'a'} ${unit.slice(0, -1)}` : `${amount} ${unit}`;
  return {
    within: `last ${eventTitle(event, lang)}${told} less than ${long} ago`,
    longerAgo: `last ${eventTitle(event, lang)}${told} more than ${long} ago`,
    absent: `no ${title}${told} for ${long}`,
  }[is];
}

/** English has a space between words; Chinese only where it meets a number or a Latin word. */
function phrase(words: readonly string[], lang: Lang): string {
  if (lang === 'en') return words.join(' ');
  return words.reduce((text, word) => (/[A-Za-z0-9]$/.test(text) || /^[-A-Za-z0-9]/.test(word) ? `${text} ${word}` : text + word));
}

const CALENDAR_UNITS = {
  calendar: { day: { zh: '今天', en: 'today' }, week: { zh: '本周', en: 'this week' }, month: { zh: '本月', en: 'this month' } },
  previous: { day: { zh: '昨天', en: 'yesterday' }, week: { zh: '上周', en: 'in the previous week' }, month: { zh: '上个月', en: 'in the previous month' } },
} as const;

export function describeWindow(window: Window, lang: Lang, named: Naming): string {
  const zh = lang === 'zh';
  switch (window.type) {
    case 'last': {
      const unit = { hours: '小时', days: '天', weeks: '周' }[window.unit];
      return zh
        ? `最近 ${window.amount} ${unit}`
        : `in the last ${window.amount === 1 ? window.unit.slice(0, -1) : `${window.amount} ${window.unit}`}`;
    }
    case 'calendar':
    case 'previous': {
      const unit = CALENDAR_UNITS[window.type][window.unit][lang];
      if (window.zone === undefined) return unit;
      return zh ? `${unit}（${window.zone}）` : `${unit} (${window.zone})`;
    }
    case 'sinceStart':
      return zh ? '进入流程以来' : 'since the start';
    case 'sinceStep':
      return zh ? `步骤「${named.step(window.step)}」以来` : `since “${named.step(window.step)}”`;
    case 'sinceTurn':
      return zh ? `「${named.step(window.step)}」本轮开始以来` : `since this turn of “${named.step(window.step)}” opened`;
    case 'since': {
      const written = window.from.type === 'value' ? String(window.from.value) : null;
      const from = written ?? describeOperand(window.from, lang, named);
      return zh ? `${from}${written === null ? '' : ' '}以来` : `since ${from}`;
    }
    case 'ever':
      return zh ? '累计' : 'so far';
  }
}

export function describeOperand(operand: Operand, lang: Lang, named: Naming = UNNAMED): string {
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
      if (operand.account === undefined) return zh ? '积分' : 'the balance of points';
      return zh ? `积分${quote(operand.account, lang)}` : `the balance of points ${quote(operand.account, lang)}`;
    }
    case 'today':
      return describeToday(operand.plusDays, lang);
    case 'outcome':
      return zh ? `步骤「${named.step(operand.step)}」的结果` : `the outcome of “${named.step(operand.step)}”`;
    case 'event':
      return describeEventValue(operand, lang, named);
    case 'property':
      return zh ? `事件的「${operand.name}」` : `the event’s “${operand.name}”`;
  }
}

function describeToday(plusDays: number, lang: Lang): string {
  if (plusDays === 0) return lang === 'zh' ? '今天' : 'today';
  const days = Math.abs(plusDays);
  if (lang === 'zh') return `${days} 天${plusDays > 0 ? '后' : '前'}`;
  return `${days} ${days === 1 ? 'day' : 'days'} ${plusDays > 0 ? 'from today' : 'ago'}`;
}

function describeEventValue({ which, event, property, where, window }: Extract<Operand, { type: 'event' }>, lang: Lang, named: Naming): string {
  const inside = where === undefined ? '' : describeCondition(where, lang, named);
  const title = quote(eventTitle(event, lang), lang);
  // The last of all that there ever were is the last.
  const when = window.type === 'ever' ? '' : describeWindow(window, lang, named);
  if (lang === 'zh')
    return `${when}${which === 'first' ? '首次' : '最近一次'}${title}${inside && `（${inside}）`}的${quote(property, lang)}`;
  return `${quote(property, lang)} of the ${which} ${title}${inside && ` (${inside})`}${when && ` ${when}`}`;
}

export function describeValue(value: Json, lang: Lang): string {
  if (typeof value === 'string') return quote(value, lang);
  if (typeof value === 'boolean') return lang === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (value === null) return lang === 'zh' ? '空' : 'nothing';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => describeValue(item, lang)).join(lang === 'zh' ? '、' : ', ');
  return JSON.stringify(value);
}
