// What a backtest says besides its figures: why nothing started, and what it leaves out; in both languages.
import { type Backtested, builtinSteps, compileTrigger, describeTrigger, type FlowDocument, isTimed, type Lang, type PastMember, type Program, type SubjectKind, type Trigger } from '@sopwith/engine';
import { StartProblem } from '../platform/start-problem.ts';

/** How many there are of what the flow is about: one, many, and the Chinese with its measure word. */
export const COUNTED: Readonly<Record<SubjectKind, readonly [en: readonly [one: string, many: string], zh: string]>> = {
  member: [['member', 'members'], '位成员'],
  community: [['community', 'communities'], '个社群'],
  activity: [['activity', 'activities'], '场活动'],
  piece: [['piece of content', 'pieces of content'], '条内容'],
  incident: [['incident', 'incidents'], '起危机'],
  project: [['project', 'projects'], '个项目'],
};

/** Why this flow cannot be tested on what happened; null: it can. */
export function noEventStarts({ triggers }: FlowDocument): StartProblem | null {
  if (triggers.some((trigger) => !isTimed(trigger))) return null;
  if (triggers.length === 0) {
    return new StartProblem({
      zh: '这个流程没有触发方式，发生什么都不会启动它。先给它加一个。',
      en: 'This flow has no trigger, so nothing that happened would have started it. Give it one first.',
    });
  }
  return new StartProblem({
    zh: `这个流程只按时间启动（${timesOf(triggers, 'zh')}），回测只会让发生过的事启动流程。用 simulate 看它怎么走一遍，或者加一个由事件启动的方式。`,
    en: `This flow starts by the time alone (${timesOf(triggers, 'en')}), and a backtest starts runs by what happened. See how one goes with simulate, or add a trigger that is an event.`,
  });
}

/** Of a flow that starts by the time too; null: there is nothing to say. */
export function leftOutLine({ triggers }: FlowDocument, lang: Lang): string | null {
  if (!triggers.some(isTimed)) return null;
  const times = timesOf(triggers, lang);
  return lang === 'zh' ? `没有算进去：按时间的启动（${times}）。` : `left out: what starts by the time (${times})`;
}

const OF_PEOPLE = ['task', 'approval', 'ask'];
const OF_STOCK = ['grant', 'move'];

/** What such a run is played without, and so takes to be one way: only what the flow asks for is told. */
export function assumedLines({ steps }: Pick<Program, 'steps'>, firstAnswer: boolean, lang: Lang): readonly string[] {
  const used = Object.values(steps);
  const zh = lang === 'zh';
  const called = builtinSteps.filter(({ manifest: { type } }) => OF_PEOPLE.includes(type) && used.some((step) => step.type === type)).map(({ manifest }) => manifest.title[lang]);
  const asked = [...called, ...(used.some(({ sort }) => sort === 'action') ? [zh ? '其他系统' : 'other systems'] : [])];
  const answers = asked.join(zh ? '、' : ', ');
  return [
    ...(asked.length === 0
      ? []
      : firstAnswer
        ? [zh ? `没有算进去：当时怎么回答的（${answers}）。一律马上走第一个结果。` : `left out: what was answered then (${answers}); everything takes its first way at once`]
        : [zh ? `没有算进去：当时怎么回答的（${answers}）。走到那里就停住；加 --first-answer 会一律走第一个结果。` : `left out: what was answered then (${answers}); whoever gets there rests there, or takes the first way with --first-answer`]),
    ...(used.some(({ type }) => OF_STOCK.includes(type)) ? [zh ? '没有算进去：库存和社群名额。什么都发得出，哪个群都进得去。' : 'left out: stock and seats; nothing is sold out, and no community is full'] : []),
  ];
}

/** Where nothing started: what would have, and what happened instead. */
export function whyNone({ runs, excluded }: Backtested, { triggers }: FlowDocument, members: readonly PastMember[], lang: Lang): readonly string[] {
  if (runs > 0 || Object.keys(excluded).length > 0) return [];
  const zh = lang === 'zh';
  const happened = new Set(members.flatMap(({ events }) => events.map(({ event }) => event)));
  const starting = triggers.filter((trigger) => !isTimed(trigger));
  if (starting.some((trigger) => happened.has(compileTrigger(trigger).event))) {
    return ['', zh ? '一次也没有启动：触发条件从来没有满足。' : 'Nothing started: the condition of the trigger never held.'];
  }
  for (const trigger of starting) {
    if (trigger.type !== 'event' || trigger.about === undefined || !happened.has(trigger.event)) continue;
    return ['', zh
      ? `一次也没有启动：${trigger.event} 发生过，但它的 ${trigger.about} 从没写着这里认识的成员。`
      : `Nothing started: ${trigger.event} happened, but its ${trigger.about} never named a member who is known here.`];
  }
  const named = [...new Set(starting.map((trigger) => nameOf(trigger, lang)))];
  const did = [...happened].sort().slice(0, 20);
  return [
    '',
    zh
      ? `一次也没有启动：它由 ${named.join('、')} 启动，而这从没发生过。发生过的有：${did.join('、') || '什么都没有'}。`
      : `Nothing started: it starts by ${named.join(', ')}, which never happened. What did: ${did.join(', ') || 'nothing'}.`,
  ];
}

/** The event as it is stored, and how the trigger reads where the event alone does not say it. */
function nameOf(trigger: Exclude<Trigger, { type: 'schedule' | 'date' }>, lang: Lang): string {
  if (trigger.type === 'event' && trigger.about === undefined) return trigger.event;
  const event = trigger.type === 'event' ? trigger.event : compileTrigger(trigger).event;
  const words = describeTrigger(trigger, lang);
  return lang === 'zh' ? `${event}（${words}）` : `${event} (${words})`;
}

function timesOf(triggers: readonly Trigger[], lang: Lang): string {
  return triggers
    .filter(isTimed)
    .map((trigger) => describeTrigger(trigger, lang))
    .join(lang === 'zh' ? '、' : ', ');
}
