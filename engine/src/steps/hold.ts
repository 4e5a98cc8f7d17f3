import { builtinStep } from '../catalog/builtin-step.ts';
import type { Bilingual, OutcomeManifest } from '../catalog/step-manifest.ts';
import { z } from '../schema.ts';
import { HOLD_AUDIENCES, HOLDABLE_PURPOSES, type HoldablePurpose, type HoldAudience, LONGEST_HOLD_DAYS } from '../sending/holds.ts';
import { clip, type Lang, quote } from '../words/lang.ts';
import { describeDuration } from '../words/time-words.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { field } from './field.ts';
import { MESSAGE_PURPOSES } from './message-purposes.ts';
import { DONE } from './outcome-titles.ts';
import { durationSchema, lineSchema } from './setting-schemas.ts';
import type { Duration } from './step-config.ts';

/** `hold` → done, none (no such incident, or no audience) */
export interface HoldConfig {
  readonly purposes: readonly HoldablePurpose[];
  readonly audience: HoldAudience;
  /** Of a community or a segment: its id, as a template. */
  readonly of?: string;
  /** Absent: the incident's number. What is held under one key is released under it, from this flow or another. */
  readonly key?: string;
  /** Two weeks unless said, which is also the longest. */
  readonly lasts?: Duration;
  /** A run that comes to a message of these purposes waits there, instead of going on while the message waits. */
  readonly freeze?: boolean;
}

/** `release` → done, none (nothing was held) */
export interface ReleaseConfig {
  readonly key?: string;
}

export const HOLD_AUDIENCE_TITLES: Readonly<Record<HoldAudience, Bilingual>> = {
  incident: { zh: '这起事件涉及的人', en: 'Those concerned by the incident' },
  community: { zh: '一个社群', en: 'A community' },
  segment: { zh: '一个人群', en: 'A segment' },
  member: { zh: '这位成员', en: 'The member' },
  everyone: { zh: '所有人', en: 'Everyone' },
};

const NOTHING: OutcomeManifest = { id: 'none', title: { zh: '没有可暂停的', en: 'nobody to hold for' }, optional: true };
const NOT_HELD: OutcomeManifest = { id: 'none', title: { zh: '本来就没有暂停', en: 'nothing was held' }, optional: true };

const { marketing, reminder, programme, service } = MESSAGE_PURPOSES;

/** Days in each unit, at most; a month is longer than a hold may be. */
const LONGEST = { minutes: LONGEST_HOLD_DAYS * 1_440, hours: LONGEST_HOLD_DAYS * 24, days: LONGEST_HOLD_DAYS, weeks: 2, months: 0 } as const;

const lastsSchema = durationSchema.superRefine(({ amount, unit }, context) => {
  if (amount <= LONGEST[unit]) return;
  // A month has no number of its own that would be allowed.
  const maximum = unit === 'months' ? LONGEST_HOLD_DAYS : LONGEST[unit];
  context.addIssue({ code: 'custom', path: ['amount'], params: { code: 'value.tooBig', maximum } });
});

const keyHelp = {
  zh: '留空就是这起事件的编号。用同一个关键字解除',
  en: 'Empty: the number of the incident. What is held under a key is released under it',
};

function audienceOf({ audience, of = '' }: HoldConfig, lang: Lang): string {
  if (audience !== 'community' && audience !== 'segment') return HOLD_AUDIENCE_TITLES[audience][lang];
  const which = quote(clip(describeTemplate(of, lang), 30), lang);
  if (audience === 'community') return lang === 'zh' ? `社群${which}` : `community ${which}`;
  return lang === 'zh' ? `人群${which}` : `segment ${which}`;
}

export const hold = builtinStep<HoldConfig>({
  type: 'hold',
  group: 'say',
  icon: 'pause-circle',
  sort: 'control',
  title: { zh: '暂停消息', en: 'Hold messages' },
  help: {
    zh: '让一些人暂时收不到某几类消息，直到解除，最长 14 天。已经排队的、后来才加入的人也算。流程照常往下走。',
    en: 'Lets an audience get no messages of some purposes until they are released, for 14 days at most. It holds what is queued already, and for whoever joins later. Runs go on.',
  },
  schema: z.strictObject({
    purposes: field(
      z
        .array(z.enum(HOLDABLE_PURPOSES))
        .min(1)
        .max(HOLDABLE_PURPOSES.length)
        .refine((purposes) => new Set(purposes).size === purposes.length, { params: { code: 'value.duplicate' } }),
      '暂停哪几类',
      'Purposes',
      { widget: 'choices', labels: { marketing, reminder, programme, service } },
    ),
    audience: field(z.enum(HOLD_AUDIENCES), '对谁', 'For whom', { widget: 'choice', labels: HOLD_AUDIENCE_TITLES }),
    of: field(lineSchema.exactOptional(), '哪个社群或人群', 'Which community or segment', {
      widget: 'which',
      help: { zh: '只在选了社群或人群时用', en: 'Only for a community or a segment: its id' },
    }),
    key: field(lineSchema.exactOptional(), '关键字', 'Key', { widget: 'template', help: keyHelp }),
    lasts: field(lastsSchema.exactOptional(), '最长多久', 'At most for', {
      widget: 'duration',
      help: { zh: '不填就是 14 天，这也是上限', en: 'Empty: 14 days, which is also the most' },
    }),
    freeze: field(z.boolean().exactOptional(), '流程也停在这些消息前', 'Runs wait too', {
      help: { zh: '走到被暂停的消息就停下，等它发出再往下走', en: 'A run that comes to such a message waits there until it has gone' },
    }),
  }),
  initial: { purposes: ['marketing'], audience: 'incident' },
  outcomes: [DONE, NOTHING],
  describe: (config, lang) => {
    const what = config.purposes.map((purpose) => MESSAGE_PURPOSES[purpose][lang]).join(lang === 'zh' ? '、' : ', ');
    const long = config.lasts === undefined ? '' : lang === 'zh' ? `，最长 ${describeDuration(config.lasts, lang)}` : `, at most ${describeDuration(config.lasts, lang)}`;
    return lang === 'zh' ? `${what}：${audienceOf(config, lang)}${long}` : `${what}: ${audienceOf(config, lang)}${long}`;
  },
  needs: ({ of, key }) => ({ templates: templatesOf({ of, key }) }),
  takesTime: false,
});

export const release = builtinStep<ReleaseConfig>({
  type: 'release',
  group: 'say',
  icon: 'play-circle',
  sort: 'control',
  title: { zh: '解除暂停', en: 'Release messages' },
  help: {
    zh: '解除用同一个关键字暂停的消息。还在有效期内的马上补发；别的关键字也暂停着的，要等它们都解除。',
    en: 'Ends what was held under the key. Messages that are still worth sending go at once, unless another key holds them too.',
  },
  schema: z.strictObject({ key: field(lineSchema.exactOptional(), '关键字', 'Key', { widget: 'template', help: keyHelp }) }),
  initial: {},
  outcomes: [DONE, NOT_HELD],
  describe: ({ key }, lang) => {
    if (key === undefined) return lang === 'zh' ? '这起事件暂停的消息' : 'What the incident held';
    return quote(clip(describeTemplate(key, lang), 40), lang);
  },
  needs: ({ key }) => ({ templates: templatesOf({ key }) }),
  takesTime: false,
});

function templatesOf(texts: Readonly<Record<string, string | undefined>>) {
  return Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [{ text, path: [name] }]));
}
