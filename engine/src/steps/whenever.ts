import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import type { Condition } from '../condition/condition.ts';
import { signalNames } from '../condition/signals.ts';
import { conditionSchema } from '../document/condition-schema.ts';
import { attributeNameSchema, eventNameSchema, fieldNameSchema } from '../document/names.ts';
import type { Json } from '../json.ts';
import { z } from '../schema.ts';
import { eventTitle } from '../words/event-names.ts';
import { describeCondition } from '../words/condition-words.ts';
import { clip, quote } from '../words/lang.ts';
import { field } from './field.ts';
import { matchKeyField } from './match-key-field.ts';

/**
 * `whenever` (semantics 25), a container: *scope* is the path it watches over, *react* what happens whenever the event comes, or the
 * condition turns true: by what happens or by time alone, also where it holds from the beginning; again only after it has not held.
 * → done, when the scope came to its end; interrupted (mode interrupt), when what it reacted with did.
 */
export interface WheneverConfig {
  /** Of `event` and `when` there is one. */
  readonly event?: string;
  readonly where?: Condition;
  /** Of an event: in a flow with a key, its property of that name must be the key of this run. Off unless said. */
  readonly matchKey?: boolean;
  readonly when?: Condition;
  /** *Interrupt* ends the scope and reacts once. *Beside* reacts as often as it happens, one at a time for each key. */
  readonly mode: 'interrupt' | 'beside';
  /** Beside: a property of the event; reactions of different values run at the same time. */
  readonly by?: string;
  /** Properties of the event that the reaction knows as variables of the same name. */
  readonly keep: readonly string[];
}

const SCOPE: OutcomeManifest = { id: 'scope', title: { zh: '期间走', en: 'meanwhile' }, kind: 'path' };
const REACT: OutcomeManifest = { id: 'react', title: { zh: '一发生就走', en: 'whenever it happens' }, kind: 'path' };
const DONE: OutcomeManifest = { id: 'done', title: { zh: '期间的路走完了', en: 'meanwhile is over' } };
const INTERRUPTED: OutcomeManifest = { id: 'interrupted', title: { zh: '被打断，处理完了', en: 'interrupted and dealt with' } };

export const whenever = builtinStep<WheneverConfig>({
  type: 'whenever',
  group: 'listen',
  icon: 'thunderbolt',
  sort: 'control',
  title: { zh: '每当', en: 'Whenever' },
  help: {
    zh: '「期间走」的路走着的时候，一旦发生这件事（或条件变成满足）就走「一发生就走」：要么打断期间的路，要么在旁边另走一条，主路不受影响。期间的路走完，就不再听。',
    en: 'While “meanwhile” is being walked, the event, or a condition that turns true, sets off “whenever it happens”: either it interrupts, or it runs beside and leaves the main path alone. It hears nothing once meanwhile is over.',
  },
  schema: z.strictObject({
    event: field(eventNameSchema.exactOptional(), '事件', 'Event', { widget: 'event', help: { zh: '事件和条件二选一', en: 'Either an event or a condition' } }),
    where: field(conditionSchema.exactOptional(), '并且满足', 'Where', { widget: 'condition' }),
    matchKey: matchKeyField(),
    when: field(conditionSchema.exactOptional(), '条件变成满足', 'A condition turns true', { widget: 'condition' }),
    mode: field(z.enum(['interrupt', 'beside']), '怎样处理', 'How', {
      widget: 'choice',
      labels: {
        interrupt: { zh: '打断期间的路', en: 'Interrupt meanwhile' },
        beside: { zh: '在旁边另走一条', en: 'Run beside it' },
      },
    }),
    by: field(attributeNameSchema.exactOptional(), '按哪个属性分开处理', 'Apart by', {
      widget: 'text',
      help: { zh: '在旁边走时：这个属性不同的，可以同时处理', en: 'Beside: events that differ in this property are dealt with at the same time' },
    }),
    keep: field(z.array(fieldNameSchema).max(10), '带上事件的哪些属性', 'Properties to keep', {
      widget: 'names',
      help: { zh: '处理时可以当变量用', en: 'The reaction can name them as variables' },
    }),
  }).superRefine(({ event, where, when, by, keep, matchKey }, context) => {
    const complain = (code: string, path: string) => context.addIssue({ code: 'custom', path: [path], params: { code } });
    if (event === undefined && when === undefined) complain('value.missing', 'event');
    if (when === undefined) return;
    // A condition has no properties, and with both it would not be clear what is meant.
    if (event !== undefined) complain('value.unknown', 'event');
    if (where !== undefined) complain('value.unknown', 'where');
    if (matchKey === true) complain('value.unknown', 'matchKey');
    if (by !== undefined) complain('value.unknown', 'by');
    if (keep.length > 0) complain('value.unknown', 'keep');
  }),
  initial: { event: 'asked', mode: 'beside', keep: [], matchKey: true },
  outcomes: [DONE, SCOPE, REACT],
  outcomesOf: ({ mode }) => (mode === 'interrupt' ? [DONE, INTERRUPTED, SCOPE, REACT] : [DONE, SCOPE, REACT]),
  describe: ({ event, when, mode }, lang, named) => {
    if (event === undefined) {
      const turns = when === undefined ? '' : quote(clip(describeCondition(when, lang, named), 60), lang);
      if (lang === 'zh') return mode === 'interrupt' ? `期间一旦${turns}成立，就打断` : `期间每当${turns}成立，在旁边处理`;
      return mode === 'interrupt' ? `Interrupts once ${turns} holds` : `Reacts beside the main path whenever ${turns} turns true`;
    }
    const what = quote(eventTitle(event, lang), lang);
    if (lang === 'zh') return mode === 'interrupt' ? `期间一旦${what}，就打断` : `期间每当${what}，在旁边处理`;
    return mode === 'interrupt' ? `Interrupts once ${what} happens` : `Deals with every ${what} beside the main path`;
  },
  needs: ({ event, where, when }) => ({
    listens: [...(event === undefined ? [] : [event]), ...(when === undefined ? [] : signalNames(when))],
    conditions: [
      ...(where === undefined || event === undefined ? [] : [{ when: where, over: 'event' as const, path: ['where'], event }]),
      ...(when === undefined ? [] : [{ when, over: 'run' as const, path: ['when'] }]),
    ],
  }),
  variablesOf: ({ keep }) => (Array.isArray(keep) ? (keep as readonly Json[]).filter((name) => typeof name === 'string') : []),
  takesTime: false,
});
