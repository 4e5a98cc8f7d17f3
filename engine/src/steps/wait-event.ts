import { builtinStep } from '../catalog/builtin-step.ts';
import { conditionSchema } from '../document/condition-schema.ts';
import { eventNameSchema, idSchema } from '../document/names.ts';
import type { Json, JsonObject } from '../json.ts';
import { z } from '../schema.ts';
import { EVENT_TITLES, eventTitle } from '../words/event-names.ts';
import { inBoth, orList, quote } from '../words/lang.ts';
import { describeDeadline } from '../words/time-words.ts';
import { field } from './field.ts';
import { lookBackField, looksBack } from './look-back.ts';
import { matchKeyField } from './match-key-field.ts';
import { isObject, namedOutcomes } from './named-outcomes.ts';
import { PAST, TIMEOUT } from './outcome-titles.ts';
import { deadlineSchema, distinctIds, lineSchema } from './setting-schemas.ts';
import type { WaitEventConfig } from './step-config.ts';

const awaited = z.strictObject({
  id: field(idSchema, '出口标识', 'Outcome id'),
  event: field(eventNameSchema, '事件', 'Event', { widget: 'event' }),
  where: field(conditionSchema.exactOptional(), '并且满足', 'Where', { widget: 'condition' }),
  name: field(lineSchema.exactOptional(), '这个结果叫什么', 'Name of the outcome', {
    help: { zh: '留空就按行为叫；同一种行为分两种情况等时，用来分清', en: 'Empty: as the event is called. It tells two ways apart in which one event is awaited' },
  }),
});

/** What an outcome is called by: the name that it was given, else what happens. */
function called(awaited: Json): Json {
  return isObject(awaited) && typeof awaited['name'] === 'string' && awaited['name'] !== '' ? { ...awaited, event: awaited['name'] } : awaited;
}

export const waitEvent = builtinStep<WaitEventConfig>({
  type: 'wait-event',
  group: 'listen',
  icon: 'sound',
  sort: 'control',
  title: { zh: '等待行为', en: 'Wait for an event' },
  help: {
    zh: '等成员做某件事。可以同时等几件，先发生的算数；可以设最晚等到什么时候。只听到达这一步之后发生的事；设了「往前看到」，之前发生、这次流程还没用过的也算。',
    en: 'Waits until the member does something. It can wait for several things, the first counts, and it can give up at a deadline. It hears only what happens after the path got here, or, where it looks back, also what happened before and this run has not used yet.',
  },
  schema: z
    .strictObject({
      events: field(z.array(awaited).min(1).max(10), '等哪些行为', 'Events', { widget: 'outcomes' }),
      deadline: field(deadlineSchema.nullable(), '最晚等到', 'Deadline', { widget: 'deadline' }),
      since: lookBackField(),
      matchKey: matchKeyField(),
    })
    .superRefine(({ events }, context) => distinctIds(events, ['timeout', 'past'], context, ['events'])),
  initial: {
    events: [{ id: 'done', event: 'introduced' }],
    deadline: { type: 'after', duration: { amount: 24, unit: 'hours' } },
    since: 'arrival',
    matchKey: true,
  },
  outcomes: [TIMEOUT],
  outcomesOf: (config) => [
    ...namedOutcomes(Array.isArray(config['events']) ? config['events'].map(called) : undefined, 'event', (event) => EVENT_TITLES[event] ?? inBoth(event)),
    ...deadlineOutcomes(config),
  ],
  describe: ({ events, deadline }, lang, named) => {
    const what = orList(
      [...new Set(events.map(({ event, name }) => quote(name ?? eventTitle(event, lang), lang)))],
      lang,
    );
    const words = lang === 'zh' ? `等待${what}` : `Wait for ${what}`;
    return deadline === null ? words : `${words}${lang === 'zh' ? '，' : ', '}${describeDeadline(deadline, lang, named)}`;
  },
  needs: ({ events, deadline, since }) => ({
    looksBackFor: looksBack(since) ? events.map(({ event }) => event) : [],
    conditions: events.flatMap(({ where, event }, index) =>
      where === undefined ? [] : [{ when: where, over: 'event' as const, path: ['events', index, 'where'], event }],
    ),
    anchors: [
      ...(deadline?.type === 'date' ? [{ anchor: deadline.anchor, path: ['deadline', 'anchor'] }] : []),
      ...(typeof since === 'object' ? [{ anchor: { type: 'step' as const, step: since.step }, path: ['since', 'step'] }] : []),
    ],
    listens: events.map(({ event }) => event),
  }),
  // A deadline that is a time of day or a date can be there on arrival.
  takesTime: ({ deadline }, outcome) => outcome !== 'past' && (outcome !== 'timeout' || deadline?.type === 'after'),
});

function deadlineOutcomes({ deadline }: JsonObject) {
  if (!isObject(deadline)) return [];
  return deadline['type'] === 'date' && deadline['ifPast'] !== 'now' ? [TIMEOUT, PAST] : [TIMEOUT];
}
