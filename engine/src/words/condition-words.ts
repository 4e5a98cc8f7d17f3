// Conditions in words, for the box of a branch, its settings and the trail.
import type { Comparison, Condition, Operand, Window } from '../condition/condition.ts';
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

export function describeCondition(condition: Condition, lang: Lang): string {
  const zh = lang === 'zh';
  switch (condition.type) {
    case 'all':
      return describeGroup(condition.of, lang, zh ? '且' : 'and', zh ? '总是成立' : 'always');
    case 'any':
      return describeGroup(condition.of, lang, zh ? '或' : 'or', zh ? '从不成立' : 'never');
    case 'not':
      return zh ? `不满足（${describeCondition(condition.of, lang)}）` : `not (${describeCondition(condition.of, lang)})`;
    case 'compare':
      return phrase([describeOperand(condition.left, lang), COMPARISONS[condition.op][lang], describeOperand(condition.right, lang)], lang);
    case 'missing':
      return zh ? `${describeOperand(condition.operand, lang)}没有值` : `${describeOperand(condition.operand, lang)} is missing`;
    case 'tag':
      return zh ? `有标签${quote(condition.tag, lang)}` : `has the tag ${quote(condition.tag, lang)}`;
    case 'community':
      return zh ? `在社群${quote(condition.community, lang)}` : `is in the community ${quote(condition.community, lang)}`;
    case 'count':
      return describeCount(condition, lang);
  }
}

function describeGroup(of: readonly Condition[], lang: Lang, join: string, empty: string): string {
  const parts = of.map((part) => {
    const words = describeCondition(part, lang);
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

function describeCount(count: Extract<Condition, { type: 'count' }>, lang: Lang): string {
  const how = COUNTS[count.op][lang];
  const window = describeWindow(count.window, lang);
  const where = count.where === undefined ? '' : describeCondition(count.where, lang);
  if (lang === 'zh') {
    const unit = count.of === 'days' ? '天' : '次';
    return `${window}${quote(eventTitle(count.event, lang), lang)}${where && `（${where}）`}${how} ${count.value} ${unit}`;
  }
  const unit = count.of === 'days' ? (count.value === 1 ? 'day' : 'days') : count.value === 1 ? 'time' : 'times';
  return `${eventTitle(count.event, lang)}${where && ` (${where})`} ${how} ${count.value} ${unit} ${window}`;
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
    case 'calendar':
      return zh
        ? { day: '今天', week: '本周', month: '本月' }[window.unit]
        : { day: 'today', week: 'this week', month: 'this month' }[window.unit];
    case 'sinceStart':
      return zh ? '进入流程以来' : 'since the start';
    case 'sinceStep':
      return zh ? `步骤「${window.step}」以来` : `since “${window.step}”`;
    case 'ever':
      return zh ? '累计' : 'ever';
  }
}

export function describeOperand(operand: Operand, lang: Lang): string {
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
    case 'property':
      return zh ? `事件的「${operand.name}」` : `the event’s “${operand.name}”`;
  }
}

export function describeValue(value: Json, lang: Lang): string {
  if (typeof value === 'string') return quote(value, lang);
  if (typeof value === 'boolean') return lang === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (value === null) return lang === 'zh' ? '空' : 'nothing';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => describeValue(item, lang)).join(lang === 'zh' ? '、' : ', ');
  return JSON.stringify(value);
}
