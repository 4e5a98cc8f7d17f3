import { shorten } from '../../condition/shorten.ts';
import type { JsonObject } from '../../json.ts';
import type { AskForm, Question } from '../../steps/ask-form.ts';
import type { AskConfig } from '../../steps/ask.ts';
import type { Instant } from '../../instant.ts';
import { TROUBLE } from '../../sending/awaited-fate.ts';
import { LONGEST_HOLD_DAYS } from '../../sending/holds.ts';
import { addDuration } from '../../time/duration.ts';
import type { Behaviour, Moment, Rest } from '../behaviour.ts';
import type { Command } from '../command.ts';
import { because } from '../reasons.ts';
import { textFor } from '../text-for.ts';
import { prolonged } from './after-pause.ts';
import { noted } from './noted.ts';
import { isPast, workUntil, workUntilAfter } from './work-until.ts';

const usualScale = 5;

/** A question that nobody is asked for a time of its own is worth sending for as long as anything can be held back. */
const WORTH_DAYS = LONGEST_HOLD_DAYS;

export const ask: Behaviour<AskConfig> = {
  arrive(config, moment) {
    const { key, at, step } = moment;
    const { kind, by, deadline, clock } = config;
    const dueAt = workUntil(moment, deadline, clock, at);
    if (isPast(moment, deadline, dueAt)) return { type: 'leave', outcome: 'timeout', reason: because('ask.timeout', { dueAt }) };
    const form = formOf(config, moment);
    return {
      type: 'rest',
      due: dueAt,
      listens: [],
      data: { dueAt },
      reason: because('ask.asked', { kind, by, dueAt, ...sentBy(config) }),
      commands: [{ type: 'request', key, step: step.id, at, request: { kind: 'ask', form, by, dueAt } }, ...sending(config, moment, form, dueAt)],
    };
  },
  due(_config, { key }, data) {
    const reason = because('ask.timeout', { dueAt: data.dueAt as number });
    return { type: 'leave', outcome: 'timeout', reason, commands: [{ type: 'withdraw', key }] };
  },
  afterPause(config, moment, { due, data }, pause) {
    const later = prolonged(moment, pause);
    if (later === null || due === null) return { due, data };
    const dueAt = workUntilAfter(moment, config.deadline, due, later);
    return { due: dueAt, data: { ...data, dueAt }, commands: [{ type: 'retimeWork', key: moment.key, at: moment.at, dueAt }] };
  },
  answer(config, moment, { outcome, data }, waiting) {
    if (isTrouble(outcome)) return stillAsked(config, moment, outcome, String(data.reason ?? ''), waiting);
    const given = data.values;
    const values = typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as JsonObject) : {};
    const asked = new Set(formOf(config, moment).questions.map(({ name }) => name));
    const variables = Object.fromEntries(Object.entries(values).filter(([name]) => asked.has(name)));
    // Answered from the app's own list, or by the page, before it was sent: it is not asked once more.
    const commands: readonly Command[] = config.channel === undefined ? [] : [{ type: 'withdraw', key: moment.key }];
    return { type: 'leave', outcome, reason: because('ask.answered', { outcome, values: shorten(variables) }), variables, commands };
  },
  interrupted: (_config, { key }) => [{ type: 'withdraw', key }],
};

/** What became of the question's message, where that is told; not what a member answers. */
export function isTrouble(outcome: string): outcome is '$skipped' | '$failed' {
  return outcome === TROUBLE.skipped || outcome === TROUBLE.failed;
}

function sentBy({ channel, purpose }: AskConfig) {
  return channel === undefined ? {} : { channel, purpose: purpose ?? 'service' };
}

/** The question as a message. Whoever sends it adds the link of its page, which only the shell knows. */
function sending({ channel, purpose = 'service', account, subject }: AskConfig, moment: Moment, form: AskForm, dueAt: Instant | null): readonly Command[] {
  if (channel === undefined) return [];
  const { key, at, step, zone, scope } = moment;
  return [
    {
      type: 'message',
      key,
      step: step.id,
      at,
      channel,
      purpose,
      text: form.intro === '' ? (form.questions[0]?.title ?? '') : form.intro,
      ...(account === undefined ? {} : { account }),
      ...(subject === undefined ? {} : { subject: textFor(subject, scope) }),
      validUntil: dueAt ?? addDuration(zone, at, { amount: WORTH_DAYS, unit: 'days' }),
      waitFor: 'trouble',
    },
  ];
}

/** Whoever was not told can still answer: an app lists what is open, and the page is there. So the deadline goes on. */
function stillAsked(config: AskConfig, moment: Moment, outcome: '$skipped' | '$failed', why: string, data: JsonObject): Rest {
  const { kind, by } = config;
  const dueAt = typeof data.dueAt === 'number' ? data.dueAt : null;
  const told = noted(moment, 'notSent', because(outcome === TROUBLE.failed ? 'message.failed' : 'message.skipped', { why }));
  return { type: 'rest', due: dueAt, listens: [], data, reason: because('ask.asked', { kind, by, dueAt }), commands: [told] };
}

function formOf(config: AskConfig, { scope }: Moment): AskForm {
  const { kind, options = [], most = usualScale, questions = [], variable } = config;
  const text = textFor(config.question, scope);
  if (kind !== 'survey') {
    return { kind, intro: '', questions: [{ name: variable, title: text, kind, required: true, options, most }] };
  }
  const asked = questions.map((one): Question => {
    // Of a question in a survey nothing depends on ids, so an option is its own.
    const listed = one.options.map((title) => ({ id: title, title }));
    return { name: one.name, title: textFor(one.title, scope), kind: one.kind, required: one.required, options: listed, most: usualScale };
  });
  return { kind, intro: text, questions: asked };
}
