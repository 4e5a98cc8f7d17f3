// Why a run did what it did, in words: one sentence for each reason that a trail can give.
import type { TrailEntry } from '../interpreter/command.ts';
import type { ReasonCode, ReasonFacts } from '../interpreter/reasons.ts';
import type { Json } from '../json.ts';
import { type Channel, CHANNEL_TITLES } from '../steps/channels.ts';
import { MESSAGE_PURPOSES } from '../steps/message-purposes.ts';
import { bracketed } from './bracketed.ts';
import { describeValue } from './condition-words.ts';
import { eventTitle } from './event-names.ts';
import { describeEvidence } from './evidence-words.ts';
import { describeInstant } from './instant-words.ts';
import { clip, type Lang, orList, quote } from './lang.ts';
import { MEMBER_SENTENCES } from './member-reason-words.ts';
import { describeEndReason } from './end-reason-words.ts';
import { BUILTIN_TYPES, describeOutcome } from './outcome-words.ts';
import { STRUCTURE_SENTENCES } from './structure-reason-words.ts';
import { type CalledStep, namingOf, type Titles } from './step-titles.ts';
import { capitalize } from './time-words.ts';
import { SENDING_SENTENCES, tooLateToReply } from './sending-words.ts';

/** Who reads: in which language, and in which zone the times are told. */
export interface Reader {
  readonly lang: Lang;
  readonly zone: string;
  /** Knows the step types that were added, and what segments are called; absent: the built in types alone. */
  readonly titles?: Titles;
}

export type Sentences<Facts> = { readonly [Code in keyof Facts]: Record<Lang, (facts: Facts[Code], told: Told) => string> };

/** Things that sentences say in the reader's own way. */
export interface Told {
  at(instant: number): string;
  event(name: string): string;
  events(names: readonly string[]): string;
  value(json: Json): string;
  evidence(evidence: readonly Json[]): string;
  outcome(id: string): string;
  /** What a step is called on the canvas. */
  step(id: string): string;
  /** What a step type is called. */
  stepType(type: string): string;
}

const ELAPSED = {
  fire: { zh: '已到的时间立即执行', en: 'what had elapsed goes off now' },
  skip: { zh: '已到的时间跳过', en: 'what had elapsed is skipped' },
  retime: { zh: '等待时间顺延', en: 'waits are prolonged by the pause' },
} as const;

const SENTENCES: Sentences<ReasonFacts> = {
  ...STRUCTURE_SENTENCES,
  ...MEMBER_SENTENCES,
  ...SENDING_SENTENCES,
  'run.started': {
    zh: ({ key }) => (key === '' ? '进入流程' : `进入流程（${key}）`),
    en: ({ key }) => (key === '' ? 'Entered the flow' : `Entered the flow (${key})`),
  },
  'run.completed': { zh: () => '所有的路都走完了', en: () => 'Every path came to its end' },
  'run.exit': {
    zh: ({ reason }) => `走到结束步骤：${describeEndReason(reason, 'zh')}`,
    en: ({ reason }) => `Reached the end: ${describeEndReason(reason, 'en')}`,
  },
  'run.exitRule': {
    zh: ({ event, reason }, told) => `因为${told.event(event)}，退出流程：${told.outcome(reason)}`,
    en: ({ event, reason }, told) => `Left the flow because of ${told.event(event)}: ${told.outcome(reason)}`,
  },
  'run.goal': {
    zh: ({ event, reason }, { event: called }) => `发生了${called(event)}，达成目标：${reason}`,
    en: ({ event, reason }, { event: called }) => `Reached the goal by ${called(event)}: ${reason}`,
  },
  'run.exitHeld': {
    zh: ({ reason, evidence }, told) => `满足退出条件${bracketed(told.evidence(evidence), 'zh')}，退出流程：${reason}`,
    en: ({ reason, evidence }, told) => `Left the flow because its exit holds${bracketed(told.evidence(evidence), 'en')}: ${reason}`,
  },
  'run.goalHeld': {
    zh: ({ reason, evidence }, told) => `满足目标条件${bracketed(told.evidence(evidence), 'zh')}，达成目标：${reason}`,
    en: ({ reason, evidence }, told) => `Reached the goal, which holds now${bracketed(told.evidence(evidence), 'en')}: ${reason}`,
  },
  'run.moved': {
    zh: ({ from, to, by }) => `由 ${by} 从版本 ${from} 移到版本 ${to}`,
    en: ({ from, to, by }) => `Moved from version ${from} to version ${to} by ${by}`,
  },
  'run.stopped': {
    zh: ({ by, reason }, { outcome }) => `由 ${by} 结束：${outcome(reason)}`,
    en: ({ by, reason }, { outcome }) => `Stopped by ${by}: ${outcome(reason)}`,
  },
  'run.retried': { zh: ({ by }) => `由 ${by} 重试`, en: ({ by }) => `Tried again by ${by}` },
  'run.resumed': {
    zh: ({ by, from, elapsed }, { at }) => `由 ${by} 恢复（自 ${at(from)} 起暂停），${ELAPSED[elapsed].zh}`,
    en: ({ by, from, elapsed }, { at }) => `Resumed by ${by} (paused since ${at(from)}), ${ELAPSED[elapsed].en}`,
  },
  'step.leftByHand': { zh: ({ by }) => `由 ${by} 跳过这一步`, en: ({ by }) => `Skipped by ${by}` },
  'step.movedByHand': {
    zh: ({ by, to }, { step }) => `由 ${by} 移到${step(to)}`,
    en: ({ by, to }, { step }) => `Moved to ${step(to)} by ${by}`,
  },
  'pause.skipped': { zh: () => '本该在暂停期间进行，已跳过', en: () => 'Skipped: it would have been during the pause' },
  'run.runaway': {
    zh: ({ transitions }) => `一瞬间走了 ${transitions} 步还没停，已停下，请检查流程里的循环`,
    en: ({ transitions }) => `Stopped after ${transitions} steps in one instant: the flow goes round without waiting`,
  },
  failed: { zh: ({ detail }) => `系统出错，已停下：${detail}`, en: ({ detail }) => `The system could not go on: ${detail}` },
  'visits.tooMany': {
    zh: ({ visits }) => `这一步已经走过 ${visits} 次，到了上限`,
    en: ({ visits }) => `This step was reached ${visits === 1 ? 'once' : `${visits} times`}, as often as it may`,
  },
  'step.skipped': {
    zh: ({ evidence }, told) => `满足跳过条件，跳过这一步${bracketed(told.evidence(evidence), 'zh')}`,
    en: ({ evidence }, told) => `Skipped this step${bracketed(told.evidence(evidence), 'en')}`,
  },
  'wait.until': {
    zh: ({ until, calendarEnds }, { at }) => `等到 ${at(until)}${guessedDay(calendarEnds, 'zh')}`,
    en: ({ until, calendarEnds }, { at }) => `Waits until ${at(until)}${guessedDay(calendarEnds, 'en')}`,
  },
  'wait.noDate': {
    zh: (facts, told) => `${anchorCalled(facts, told, 'zh')}没有日期，没法等`,
    en: (facts, told) => `${anchorCalled(facts, told, 'en')} has no date to wait for`,
  },
  'wait.reached': { zh: ({ until }, { at }) => `到了 ${at(until)}`, en: ({ until }, { at }) => `${at(until)} was reached` },
  'context.updated': {
    zh: ({ event, fields }, { event: called }) => `因为${called(event)}，信息有变：${fields.join('、')}`,
    en: ({ event, fields }, { event: called }) => `What is known changed by ${called(event)}: ${fields.join(', ')}`,
  },
  'wait.retimed': {
    zh: ({ until }, { at }) => (until === null ? '改为一直等' : `改为等到 ${at(until)}`),
    en: ({ until }, { at }) => (until === null ? 'Waits without end from now on' : `Waits until ${at(until)} from now on`),
  },
  'wait.past': {
    zh: ({ until }, { at }) => `到这一步时，${at(until)} 已经过了`,
    en: ({ until }, { at }) => `${at(until)} was already past on arrival`,
  },
  'condition.waiting': {
    zh: ({ evidence, until }, told) =>
      `等待条件满足${bracketed(told.evidence(evidence), 'zh')}${until === null ? '' : `，到 ${told.at(until)} 为止`}`,
    en: ({ evidence, until }, told) =>
      `Waits until its condition holds${bracketed(told.evidence(evidence), 'en')}${until === null ? '' : `, until ${told.at(until)}`}`,
  },
  'condition.met': {
    zh: ({ evidence }, told) => `条件满足了${bracketed(told.evidence(evidence), 'zh')}`,
    en: ({ evidence }, told) => `The condition holds${bracketed(told.evidence(evidence), 'en')}`,
  },
  'condition.unmet': {
    zh: ({ evidence, until }, told) => `到 ${told.at(until)} 条件还不满足${bracketed(told.evidence(evidence), 'zh')}`,
    en: ({ evidence, until }, told) => `The condition did not hold by ${told.at(until)}${bracketed(told.evidence(evidence), 'en')}`,
  },
  'event.listening': {
    zh: ({ events, until, calendarEnds }, { events: called, at }) =>
      until === null ? `等待${called(events)}` : `等待${called(events)}，到 ${at(until)} 为止${guessedDay(calendarEnds, 'zh')}`,
    en: ({ events, until, calendarEnds }, { events: called, at }) =>
      until === null ? `Waits for ${called(events)}` : `Waits for ${called(events)} until ${at(until)}${guessedDay(calendarEnds, 'en')}`,
  },
  'event.arrived': {
    zh: ({ event, evidence }, told) => `发生了${told.event(event)}${bracketed(told.evidence(evidence), 'zh')}`,
    en: ({ event, evidence }, told) => `It happened: ${told.event(event)}${bracketed(told.evidence(evidence), 'en')}`,
  },
  'event.none': {
    zh: ({ events, until }, { events: called, at }) => `到 ${at(until)} 还没有${called(events)}`,
    en: ({ events, until }, { events: called, at }) => `No ${called(events)} by ${at(until)}`,
  },
  'branch.case': {
    zh: ({ name, evidence }, told) => `满足「${name}」${bracketed(told.evidence(evidence), 'zh')}`,
    en: ({ name, evidence }, told) => `“${name}” holds${bracketed(told.evidence(evidence), 'en')}`,
  },
  'branch.otherwise': {
    zh: ({ evidence }, told) => `都不满足${bracketed(told.evidence(evidence), 'zh')}`,
    en: ({ evidence }, told) => `No case holds${bracketed(told.evidence(evidence), 'en')}`,
  },
  'split.way': {
    zh: ({ experiment, way, kept }) => `实验「${experiment}」：${kept ? '之前已分到' : '分到'}「${way}」`,
    en: ({ experiment, way, kept }) => `Experiment “${experiment}”: ${kept ? 'keeps' : 'given'} “${way}”`,
  },
  'split.asked': {
    zh: ({ experiment }) => `实验「${experiment}」：正在看分到哪组`,
    en: ({ experiment }) => `Experiment “${experiment}”: looks which way it goes`,
  },
  'split.noUnit': {
    zh: ({ experiment }) => `实验「${experiment}」：不知道按谁分（没有社群，或没有带入这项信息）`,
    en: ({ experiment }) => `Experiment “${experiment}”: nothing to split by (no single community, or no such value)`,
  },
  'parallel.opened': {
    zh: ({ paths }) => `同时走 ${paths.length} 条路：${paths.join('、')}`,
    en: ({ paths }) => `Walks ${paths.length} paths at once: ${paths.join(', ')}`,
  },
  'parallel.joined': {
    zh: ({ arrived, rule }) => (rule === 'any' ? '最先的一条路到了' : `能到的路都到了，共 ${arrived} 条`),
    en: ({ arrived, rule }) => (rule === 'any' ? 'The first path has arrived' : `All paths that could arrive have, ${arrived} of them`),
  },
  'parallel.ended': { zh: () => '几条路都走完了，没有一条到汇合', en: () => 'Every path ended, and none came to the join' },
  'join.arrived': { zh: () => '这条路到了汇合', en: () => 'This path came to the join' },
  'join.passed': { zh: () => '汇合后继续', en: () => 'Goes on from the join' },
  'message.sent': {
    zh: ({ purpose, late }) => `发出站内消息（${purposeTitle(purpose, 'zh')}）${tooLateToReply(late, 'zh')}`,
    en: ({ purpose, late }) => `Sent an in-app message (${purposeTitle(purpose, 'en').toLowerCase()})${tooLateToReply(late, 'en')}`,
  },
  'tag.changed': {
    zh: ({ added, removed }) => [...added.map((tag) => `加标签「${tag}」`), ...removed.map((tag) => `去标签「${tag}」`)].join('、'),
    en: ({ added, removed }) => [...added.map((tag) => `tagged “${tag}”`), ...removed.map((tag) => `untagged “${tag}”`)].join(', '),
  },
  'attribute.set': {
    zh: ({ name, value }, told) => `「${name}」设为${told.value(value)}`,
    en: ({ name, value }, told) => `Set “${name}” to ${told.value(value)}`,
  },
  'task.opened': {
    zh: ({ assignee, dueAt }, { at }) => `交给「${assignee}」${dueAt === null ? '' : `，${at(dueAt)} 前完成`}`,
    en: ({ assignee, dueAt }, { at }) => `Given to “${assignee}”${dueAt === null ? '' : `, due ${at(dueAt)}`}`,
  },
  'task.answered': {
    zh: ({ outcome }, told) => `任务有了结果：${told.outcome(outcome)}`,
    en: ({ outcome }, told) => `The task was answered: ${told.outcome(outcome)}`,
  },
  'task.overdue': { zh: ({ dueAt }, { at }) => `到 ${at(dueAt)} 还没有完成`, en: ({ dueAt }, { at }) => `Not done by ${at(dueAt)}` },
  'task.acknowledged': {
    zh: ({ by }) => (by === '' ? '有人接手了' : `${by} 接手了`),
    en: ({ by }) => (by === '' ? 'Taken up' : `Taken up by ${by}`),
  },
  'task.escalated': {
    zh: ({ level, to }) => `没人接手，第 ${level} 级升级给 ${to}`,
    en: ({ level, to }) => `Nobody took it up: escalated to ${to}, level ${level}`,
  },
  'task.unanswered': {
    zh: ({ levels }) => (levels === 0 ? '到时间没人接手' : `升级了 ${levels} 级，还是没人接手`),
    en: ({ levels }) => (levels === 0 ? 'Nobody took it up in time' : `Nobody took it up, after ${levels} ${levels === 1 ? 'level' : 'levels'}`),
  },
  'approval.asked': {
    zh: ({ approvers, needed, dueAt }, { at }) => `请 ${approvers} 审批，要 ${needed} 人同意${dueAt === null ? '' : `，到 ${at(dueAt)} 为止`}`,
    en: ({ approvers, needed, dueAt }, { at }) =>
      `Asks ${approvers} to approve; ${needed} must agree${dueAt === null ? '' : ` by ${at(dueAt)}`}`,
  },
  'approval.answered': {
    zh: ({ outcome, by, note }, told) => `${told.outcome(outcome)}${by.length === 0 ? '' : `（${by.join('、')}）`}${note === '' ? '' : `：${note}`}`,
    en: ({ outcome, by, note }, told) => `${told.outcome(outcome)}${by.length === 0 ? '' : ` (${by.join(', ')})`}${note === '' ? '' : `: ${note}`}`,
  },
  'approval.timeout': { zh: ({ dueAt }, { at }) => `到 ${at(dueAt)} 还没有审完`, en: ({ dueAt }, { at }) => `Not decided by ${at(dueAt)}` },
  'clock.runs': {
    zh: ({ until }, { at }) => (until === null ? '计时中' : `开始计时，下一个时间点 ${at(until)}`),
    en: ({ until }, { at }) => (until === null ? 'The clock runs' : `The clock runs; the next threshold is ${at(until)}`),
  },
  'clock.reached': { zh: ({ threshold }) => `到了「${threshold}」`, en: ({ threshold }) => `Reached “${threshold}”` },
  'clock.stopped': {
    zh: ({ reached }) => (reached === 0 ? '一个时间点都没到就走完了' : `走完了，到过 ${reached} 个时间点`),
    en: ({ reached }) => (reached === 0 ? 'Done before any threshold' : `Done, after ${reached} ${reached === 1 ? 'threshold' : 'thresholds'}`),
  },
  'ask.asked': {
    zh: ({ by, dueAt, channel }, { at }) => `${by === 'page' ? '发出了问题，请成员打开页面回答' : '在对话里问了成员'}${sentBy(channel, 'zh')}${dueAt === null ? '' : `，等到 ${at(dueAt)}`}`,
    en: ({ by, dueAt, channel }, { at }) =>
      `${by === 'page' ? 'Asked, to be answered on a page' : 'Asked in the conversation'}${sentBy(channel, 'en')}${dueAt === null ? '' : `; waits until ${at(dueAt)}`}`,
  },
  'ask.answered': {
    zh: ({ outcome, values }, told) =>
      isChoice(values, outcome) ? `选了${quote(told.outcome(outcome), 'zh')}` : `${told.outcome(outcome)}：${answersInWords(values, 'zh')}`,
    en: ({ outcome, values }, told) =>
      isChoice(values, outcome) ? `Chose ${quote(told.outcome(outcome), 'en')}` : `${told.outcome(outcome)}: ${answersInWords(values, 'en')}`,
  },
  'ask.timeout': { zh: ({ dueAt }, { at }) => `到 ${at(dueAt)} 没有回答`, en: ({ dueAt }, { at }) => `No answer by ${at(dueAt)}` },
  'incident.asked': {
    zh: ({ op }) => (op === 'open' ? '正在登记事件' : '正在更新事件'),
    en: ({ op }) => (op === 'open' ? 'Opens the incident' : 'Updates the incident'),
  },
  'incident.done': {
    zh: ({ incident, outcome }, told) => `事件 ${incident}：${told.outcome(outcome)}`,
    en: ({ incident, outcome }, told) => `Incident ${incident}: ${told.outcome(outcome)}`,
  },
  'incident.none': { zh: () => '没有这个事件', en: () => 'There is no such incident' },
  'act.asked': { zh: ({ stepType }, told) => `开始执行${told.stepType(stepType)}`, en: ({ stepType }, told) => `Started ${told.stepType(stepType)}` },
  'act.answered': {
    zh: ({ stepType, outcome }, told) => `${told.stepType(stepType)}完成：${told.outcome(outcome)}`,
    en: ({ stepType, outcome }, told) => `${told.stepType(stepType)} answered: ${told.outcome(outcome)}`,
  },
  'act.failed': {
    zh: ({ stepType, reason }, told) => `${told.stepType(stepType)}失败：${reason}`,
    en: ({ stepType, reason }, told) => `${told.stepType(stepType)} failed: ${reason}`,
  },
  'programme.entered': {
    zh: ({ turns, opensAt, notOffered = 0 }, { at }) =>
      `共 ${turns} 次，${notOffered === 0 ? '' : `前 ${notOffered} 次在加入之前，`}下一次 ${at(opensAt)} 开始`,
    en: ({ turns, opensAt, notOffered = 0 }, { at }) =>
      `${turns === 1 ? 'One turn' : `${turns} turns`} in all, ${notOffered === 0 ? '' : `${notOffered} of them before joining, `}the next opens ${at(opensAt)}`,
  },
  'turn.opened': {
    zh: ({ day, closesAt }, { at }) => `第 ${day} 天开始，${at(closesAt)} 截止`,
    en: ({ day, closesAt }, { at }) => `Day ${day} is open until ${at(closesAt)}`,
  },
  'turn.reminded': {
    zh: ({ day, closesAt }, { at }) => `第 ${day} 天还没打卡，${at(closesAt)} 截止`,
    en: ({ day, closesAt }, { at }) => `Day ${day} is not met yet and closes ${at(closesAt)}`,
  },
  'turn.atTime': { zh: ({ day }) => `第 ${day} 天，到时间了`, en: ({ day }) => `Day ${day}: it is time` },
  'turn.met': {
    zh: ({ day, event, streak }, told) => `第 ${day} 天${told.event(event)}，已连续 ${streak} 天`,
    en: ({ day, event, streak }, told) => `Day ${day} met by ${told.event(event)}, a streak of ${streak}`,
  },
  'turn.missed': {
    zh: ({ day, missedInRow, missedTotal }) => `第 ${day} 天缺卡，连续 ${missedInRow} 次，累计 ${missedTotal} 次`,
    en: ({ day, missedInRow, missedTotal }) => `Day ${day} missed, ${missedInRow} in a row, ${missedTotal} in all`,
  },
  'turn.madeUp': {
    zh: ({ day, automatic, cards }) => `${automatic ? '自动补上' : '补上'}了第 ${day} 天，还剩 ${cards} 张补卡`,
    en: ({ day, automatic, cards }) => `Day ${day} was made up${automatic ? ' by itself' : ''}; cards left: ${cards}`,
  },
  'turn.milestone': {
    zh: ({ milestone, streak }) => `连续打卡到了 ${milestone} 次${streak === milestone ? '' : `（已连续 ${streak} 次）`}`,
    en: ({ milestone, streak }) => `${milestone} in a row${streak === milestone ? '' : ` (${streak} by now)`}`,
  },
  'turn.nudged': {
    zh: ({ missedInRow }) => `连续缺卡 ${missedInRow} 次，关怀一下`,
    en: ({ missedInRow }) => `Missed ${missedInRow} in a row: a nudge`,
  },
  'turn.notOffered': {
    zh: ({ turns }) => `停着的时候过去了 ${turns} 次，不算缺卡`,
    en: ({ turns }) => `${turns} went by while it stood still; ${turns === 1 ? 'it is' : 'they are'} not missed`,
  },
  'programme.done': {
    zh: ({ turns, missedTotal }) => `${turns} 次都结束了，累计缺卡 ${missedTotal} 次`,
    en: ({ turns, missedTotal }) => `${turns === 1 ? 'The one turn is' : `All ${turns} turns are`} over, ${missedTotal} missed`,
  },
  'programme.left': {
    zh: ({ day, missedTotal }) => `第 ${day} 天，累计缺卡 ${missedTotal} 次，退出计划`,
    en: ({ day, missedTotal }) => `Left on day ${day} with ${missedTotal} missed`,
  },
  'path.turnEnded': { zh: () => '这一次结束了，没走完的路也停了', en: () => 'The turn ended, and this path with it' },
  'path.runEnded': {
    zh: ({ reason }, told) => `流程结束了（${told.outcome(reason)}）`,
    en: ({ reason }, told) => `The run ended (${told.outcome(reason)})`,
  },
};

/** The sentence for one line of a trail, of a run of these steps. */
export function describeReason(entry: Pick<TrailEntry, 'step' | 'reason'> & Partial<Pick<TrailEntry, 'kind' | 'outcome'>>, steps: readonly CalledStep[], { lang, zone, titles = BUILTIN }: Reader): string {
  const { code, data } = entry.reason;
  // A trail may have been written by a newer version than the page that shows it.
  if (!isKnown(code)) return lang === 'zh' ? `原因：${code}` : `Reason: ${code}`;
  const named = namingOf(steps, lang, titles);
  const own = steps.find(({ id }) => id === entry.step);
  const told: Told = {
    at: (instant) => describeInstant(instant, lang, zone),
    event: (name) => quote(eventTitle(name, lang), lang),
    events: (names) =>
      orList(
        // One event may be awaited in two ways.
        [...new Set(names.map((name) => quote(eventTitle(name, lang), lang)))],
        lang,
      ),
    value: (json) => describeValue(json, lang),
    evidence: (evidence) => clip(describeEvidence(evidence, lang, named, zone), 300),
    outcome: (id) => describeOutcome(id, own, lang, titles.types),
    step: (id) => quote(named.step(id), lang),
    stepType: (type) => quote(titles.types.get(type)?.manifest.title[lang] ?? own?.name ?? type, lang),
  };
  // Why the paths of a step began stands where it opened them; here it is told which one begins.
  if (entry.kind === 'turn' && OPENS_PATHS.has(code) && entry.outcome) {
    const path = quote(told.outcome(entry.outcome), lang);
    return lang === 'zh' ? `${path}这条路开始了` : `${path} begins`;
  }
  // The code decides the shape of its data: `because` makes them together.
  const sentence = SENTENCES[code][lang] as (facts: unknown, told: Told) => string;
  const said = sentence(data, told);
  return lang === 'en' ? capitalize(said) : said;
}

/** Reasons that a step gives once for itself, and again for each path that it opens with it. */
const OPENS_PATHS: ReadonlySet<ReasonCode> = new Set(['parallel.opened', 'whenever.listening', 'whenever.watching', 'clock.runs']);

const BUILTIN: Titles = { types: BUILTIN_TYPES };

function isKnown(code: string): code is ReasonCode {
  return Object.hasOwn(SENTENCES, code);
}

/** Where a working day was guessed: past the calendar's last date, or without a calendar. */
function guessedDay(calendarEnds: string | null | undefined, lang: Lang): string {
  if (calendarEnds === undefined) return '';
  if (calendarEnds === null) return lang === 'zh' ? '（没有工作日历，按周一到周五算）' : ' (there is no calendar of working days: Monday to Friday were taken)';
  return lang === 'zh'
    ? `（工作日历只到 ${calendarEnds}，之后按周一到周五算）`
    : ` (the calendar of working days ends on ${calendarEnds}: Monday to Friday were taken after it)`;
}

function anchorCalled({ anchor, name }: ReasonFacts['wait.noDate'], told: Told, lang: Lang): string {
  if (anchor === 'event') return told.event(name);
  return anchor === 'step' ? told.step(name) : quote(name, lang);
}

function purposeTitle(purpose: string, lang: Lang): string {
  return Object.hasOwn(MESSAGE_PURPOSES, purpose) ? MESSAGE_PURPOSES[purpose as keyof typeof MESSAGE_PURPOSES][lang] : purpose;
}

/** Where the question itself was sent by another way than the conversation it may be answered in. */
function sentBy(channel: string | undefined, lang: Lang): string {
  const title = channel === undefined ? undefined : CHANNEL_TITLES[channel as Channel]?.[lang];
  if (title === undefined) return '';
  return lang === 'zh' ? `（${title}）` : ` (${title.toLowerCase()})`;
}

/** One of a list: the answer is the way out, and its title says it. */
function isChoice(values: Json, outcome: string): boolean {
  const given = typeof values === 'object' && values !== null ? Object.values(values) : [];
  return given.length === 1 && given[0] === outcome;
}

/** The answers alone: what was asked stands in the step. */
function answersInWords(values: Json, lang: Lang): string {
  const given = typeof values === 'object' && values !== null ? Object.values(values) : [];
  if (given.length === 0) return lang === 'zh' ? '没有填写' : 'nothing filled in';
  return given.map((value) => (typeof value === 'string' ? quote(clip(value, 60), lang) : describeValue(value, lang))).join(lang === 'zh' ? '、' : ', ');
}
