import { shorten } from '../../condition/shorten.ts';
import type { JsonObject } from '../../json.ts';
import type { AskForm, Question } from '../../steps/ask-form.ts';
import type { AskConfig } from '../../steps/ask.ts';
import type { Behaviour, Moment } from '../behaviour.ts';
import { because } from '../reasons.ts';
import { textFor } from '../text-for.ts';
import { afterOnClock } from './on-clock.ts';

const usualScale = 5;

export const ask: Behaviour<AskConfig> = {
  arrive(config, moment) {
    const { key, at, step } = moment;
    const { kind, by, deadline, clock } = config;
    const dueAt = deadline === null ? null : afterOnClock(clock, moment, at, deadline);
    return {
      type: 'rest',
      due: dueAt,
      listens: [],
      data: { dueAt },
      reason: because('ask.asked', { kind, by, dueAt }),
      commands: [{ type: 'request', key, step: step.id, at, request: { kind: 'ask', form: formOf(config, moment), by, dueAt } }],
    };
  },
  due(_config, { key }, data) {
    const reason = because('ask.timeout', { dueAt: data.dueAt as number });
    return { type: 'leave', outcome: 'timeout', reason, commands: [{ type: 'withdraw', key }] };
  },
  answer(config, moment, { outcome, data }) {
    const given = data.values;
    const values = typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as JsonObject) : {};
    const asked = new Set(formOf(config, moment).questions.map(({ name }) => name));
    const variables = Object.fromEntries(Object.entries(values).filter(([name]) => asked.has(name)));
    return { type: 'leave', outcome, reason: because('ask.answered', { outcome, values: shorten(variables) }), variables };
  },
  interrupted: (_config, { key }) => [{ type: 'withdraw', key }],
};

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
