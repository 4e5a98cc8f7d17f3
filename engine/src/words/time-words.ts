// Durations, local times, anchors and deadlines in words.
import type { Anchor, AnchoredTime, Deadline, Duration, LocalTime, Weekday } from '../steps/step-config.ts';
import { eventTitle } from './event-names.ts';
import { andList, type Lang, quote } from './lang.ts';
import { type Naming, UNNAMED } from './naming.ts';
import { variableTitle } from './variable-names.ts';

const UNITS = {
  minutes: { zh: '分钟', one: 'minute', many: 'minutes' },
  hours: { zh: '小时', one: 'hour', many: 'hours' },
  days: { zh: '天', one: 'day', many: 'days' },
  weeks: { zh: '周', one: 'week', many: 'weeks' },
  months: { zh: '个月', one: 'month', many: 'months' },
} as const satisfies Record<Duration['unit'], unknown>;

const WEEKDAYS: Readonly<Record<Weekday, { zh: string; en: string }>> = {
  1: { zh: '一', en: 'Monday' },
  2: { zh: '二', en: 'Tuesday' },
  3: { zh: '三', en: 'Wednesday' },
  4: { zh: '四', en: 'Thursday' },
  5: { zh: '五', en: 'Friday' },
  6: { zh: '六', en: 'Saturday' },
  7: { zh: '日', en: 'Sunday' },
};

export function describeDuration(duration: Duration, lang: Lang): string {
  const unit = UNITS[duration.unit];
  if (lang === 'zh') return `${duration.amount} ${unit.zh}`;
  return `${duration.amount} ${duration.amount === 1 ? unit.one : unit.many}`;
}

/** `周一至周五`, `every day`: a run of days reads as a range. */
export function describeWeekdays(weekdays: readonly Weekday[], lang: Lang): string {
  const days = [...new Set(weekdays)].sort();
  if (days.length === 7) return lang === 'zh' ? '每天' : 'every day';
  const first = days[0];
  const last = days[days.length - 1];
  if (first === undefined || last === undefined) return lang === 'zh' ? '从不' : 'never';
  const title = (day: Weekday) => (lang === 'zh' ? `周${WEEKDAYS[day].zh}` : WEEKDAYS[day].en);
  if (days.length > 2 && last - first === days.length - 1)
    return lang === 'zh' ? `${title(first)}至${title(last)}` : `${title(first)} to ${title(last)}`;
  return andList(days.map(title), lang);
}

/** The days of a schedule: `工作日`, `Monday to Friday`. */
export function describeDays({ weekdays, workingDays }: LocalTime, lang: Lang): string {
  if (workingDays === true) return lang === 'zh' ? '每个工作日' : 'every working day';
  return describeWeekdays(weekdays, lang);
}

export function describeLocalTime(at: LocalTime, lang: Lang): string {
  return `${describeDays(at, lang)} ${at.time}`;
}

export function describeAnchor(anchor: Anchor, lang: Lang, named: Naming = UNNAMED): string {
  const zh = lang === 'zh';
  switch (anchor.type) {
    case 'start':
      return zh ? '开始' : 'the start';
    case 'trigger':
      return zh ? '触发' : 'the trigger';
    case 'event':
      return zh ? `最近一次${quote(eventTitle(anchor.event, lang), lang)}` : `the last ${quote(eventTitle(anchor.event, lang), lang)}`;
    case 'date':
      // Chinese sets a date off from what follows it.
      return zh ? `${anchor.date} ` : anchor.date;
    case 'context':
      return quote(anchor.field, lang);
    case 'attribute':
      return zh ? `属性「${anchor.name}」` : `the attribute “${anchor.name}”`;
    case 'variable':
      return quote(variableTitle(anchor.name, lang), lang);
    case 'step':
      return zh ? `到达「${named.step(anchor.step)}」` : `reaching “${named.step(anchor.step)}”`;
  }
}

/** `「due」前 3 天 09:00`; `09:00, 3 days before “due”`. */
export function describeAnchoredTime(at: AnchoredTime, lang: Lang, named: Naming = UNNAMED): string {
  const anchor = describeAnchor(at.anchor, lang, named);
  if (at.offsetMinutes !== undefined) return describeMinutesFrom(anchor, at.offsetMinutes, lang);
  const days = Math.abs(at.offsetDays);
  const given = describeGivenDays(at.on, lang);
  if (lang === 'zh')
    return `${anchor}${days === 0 ? '当天' : `${at.offsetDays < 0 ? '前' : '后'} ${days} 天`} ${at.time}${given}`;
  if (days === 0) return `${at.time} on the day of ${anchor}${given}`;
  return `${at.time}, ${days} ${days === 1 ? 'day' : 'days'} ${at.offsetDays < 0 ? 'before' : 'after'} ${anchor}${given}`;
}

function describeMinutesFrom(anchor: string, minutes: number, lang: Lang): string {
  const hours = Math.abs(minutes) / 60;
  const amount = describeDuration(Number.isInteger(hours) && hours > 0 ? { amount: hours, unit: 'hours' } : { amount: Math.abs(minutes), unit: 'minutes' }, lang);
  if (minutes === 0) return lang === 'zh' ? `${anchor}那一刻` : `the moment of ${anchor}`;
  return lang === 'zh' ? `${anchor}${minutes < 0 ? '前' : '后'} ${amount}` : `${amount} ${minutes < 0 ? 'before' : 'after'} ${anchor}`;
}

function describeGivenDays(on: AnchoredTime['on'], lang: Lang): string {
  switch (on) {
    case undefined:
    case 'any':
      return '';
    case 'weekdays':
      return lang === 'zh' ? '（逢周末顺移）' : ' (moved off weekends)';
    case 'working':
      return lang === 'zh' ? '（只在工作日）' : ' (on a working day)';
  }
}

/** Continues "waits …": `最多 24 小时`, `at most 24 hours`. */
export function describeDeadline(deadline: Deadline, lang: Lang, named: Naming = UNNAMED): string {
  const zh = lang === 'zh';
  switch (deadline.type) {
    case 'after':
      return zh ? `最多 ${describeDuration(deadline.duration, lang)}` : `at most ${describeDuration(deadline.duration, lang)}`;
    case 'at':
      return zh ? `到${describeLocalTime(deadline, lang)}` : `until ${deadline.time} (${describeDays(deadline, lang)})`;
    case 'date':
      return zh ? `到${describeAnchoredTime(deadline, lang, named)}` : `until ${describeAnchoredTime(deadline, lang, named)}`;
  }
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
