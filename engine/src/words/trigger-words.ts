// How a trigger reads in one line: `打卡`, `收到「报名」`, `every Monday 09:00`.
import type { DateTrigger, Trigger } from '../document/flow-document.ts';
import { SEVERITY_LABELS } from '../steps/incidents.ts';
import { readPlan, timesOf } from '../time/schedule-plan.ts';
import type { Weekday } from '../steps/step-config.ts';
import { eventTitle } from './event-names.ts';
import { andList, type Lang, orList, quote } from './lang.ts';
import { type Naming, UNNAMED } from './naming.ts';
import { describeEndReason } from './end-reason-words.ts';
import { describeAnchoredTime, describeWeekdays } from './time-words.ts';

export function describeTrigger(trigger: Trigger, lang: Lang, named: Naming = UNNAMED): string {
  const zh = lang === 'zh';
  switch (trigger.type) {
    case 'event': {
      const title = eventTitle(trigger.event, lang);
      if (trigger.about === undefined) return title;
      return zh ? `别人${title}，${quote(trigger.about, lang)}写的是他` : `somebody else ${title}, naming them as ${quote(trigger.about, lang)}`;
    }
    case 'segment': {
      const segment = quote(named.segment(trigger.segment), lang);
      if (zh) return `${trigger.on === 'enter' ? '进入' : '离开'}人群${segment}`;
      return `${trigger.on === 'enter' ? 'entered' : 'left'} the segment ${segment}`;
    }
    case 'keyword': {
      const words = trigger.words.map((word) => quote(word, lang)).join(zh ? '' : ', ');
      return zh ? `说了${words}` : `wrote ${words}`;
    }
    case 'flowEnded': {
      const reasons = orList(trigger.reasons.map((reason) => describeEndReason(reason, lang)), lang);
      if (zh) return `另一个流程结束${reasons === '' ? '' : `（${reasons}）`}`;
      return `came to the end of another flow${reasons === '' ? '' : ` (${reasons})`}`;
    }
    case 'incident': {
      const severity = SEVERITY_LABELS[trigger.severity][lang];
      if (trigger.severity === 'low') return zh ? '出现危机事件' : 'an incident is opened';
      return zh ? `出现「${severity}」及以上的危机事件` : `an incident is opened, ${severity.toLowerCase()} or worse`;
    }
    case 'schedule':
      return describeCron(trigger.cron, lang);
    case 'date':
      return describeDate(trigger, lang);
  }
}

function describeDate({ attribute, record, offsetDays, time, on }: DateTrigger, lang: Lang): string {
  const when = describeAnchoredTime({ anchor: { type: 'attribute', name: attribute }, offsetDays, time, ifPast: 'skip', ...(on === undefined ? {} : { on }) }, lang);
  if (record === undefined) return when;
  const told = orList(record.events.map((event) => eventTitle(event, lang)), lang);
  return lang === 'zh' ? `${when}（每条记录各算各的：${told}）` : `${when}, for each record (${told})`;
}

/** The usual ones in words; any other as it is written. */
export function describeCron(cron: string, lang: Lang): string {
  const zh = lang === 'zh';
  const plan = readPlan(cron);
  if (plan.type === 'cron') return zh ? `按时间表 ${cron}` : `on the schedule ${cron}`;
  const times = zh ? timesOf(plan).join('、') : andList(timesOf(plan), lang);
  if (plan.type === 'weekly') return `${everyDay(plan.weekdays, lang)} ${times}`;
  if (zh) return `每月${andList(plan.days.map((day) => ` ${day} 日`), lang)} ${times}`;
  return `${plan.days.length === 1 ? 'day' : 'days'} ${andList(plan.days.map(String), lang)} of each month ${times}`;
}

/** `every Monday`, `每周一`; the whole week says *every* by itself. */
function everyDay(weekdays: readonly Weekday[], lang: Lang): string {
  const days = describeWeekdays(weekdays, lang);
  return /^(每|every)/u.test(days) ? days : `${lang === 'zh' ? '每' : 'every '}${days}`;
}
