import { builtinStep } from '../catalog/builtin-step.ts';
import type { Condition } from '../condition/condition.ts';
import { signalNames } from '../condition/signals.ts';
import { conditionSchema } from '../document/condition-schema.ts';
import type { JsonObject } from '../json.ts';
import { z } from '../schema.ts';
import { describeCondition } from '../words/condition-words.ts';
import { describeDeadline } from '../words/time-words.ts';
import { field } from './field.ts';
import { isObject } from './named-outcomes.ts';
import { PAST, TIMEOUT } from './outcome-titles.ts';
import { deadlineSchema } from './setting-schemas.ts';
import type { Deadline } from './step-config.ts';

/** `wait-condition` → met, timeout (with a deadline), past (with an anchored deadline, ifPast skip). */
export interface WaitConditionConfig {
  readonly until: Condition;
  readonly deadline: Deadline | null;
}

const MET = { id: 'met', title: { zh: '条件满足', en: 'it holds' } };

export const waitCondition = builtinStep<WaitConditionConfig>({
  type: 'wait-condition',
  group: 'time',
  icon: 'eye',
  sort: 'control',
  title: { zh: '等到条件满足', en: 'Wait for a condition' },
  help: {
    zh: '等到条件满足的那一刻就往下走：成员做了什么、标签或属性变了、或者只是时间到了（例如「已经 14 天没有发言」），都会马上发现。到达时已经满足就直接通过；可以设最晚等到什么时候。',
    en: 'Goes on at the moment when its condition holds: by what the member does, by a tag or an attribute that changes, or by time alone, such as “no message for 14 days”. If it holds on arrival, it goes on at once. It can give up at a deadline.',
  },
  schema: z.strictObject({
    until: field(conditionSchema, '等到满足', 'Until', { widget: 'condition' }),
    deadline: field(deadlineSchema.nullable(), '最晚等到', 'Deadline', { widget: 'deadline' }),
  }),
  initial: {
    until: { type: 'recency', event: 'message_posted', is: 'absent', amount: 7, unit: 'days' },
    deadline: { type: 'after', duration: { amount: 30, unit: 'days' } },
  },
  outcomes: [MET, TIMEOUT],
  outcomesOf: ({ deadline }: JsonObject) => {
    if (!isObject(deadline)) return [MET];
    return deadline['type'] === 'date' && deadline['ifPast'] !== 'now' ? [MET, TIMEOUT, PAST] : [MET, TIMEOUT];
  },
  describe: ({ until, deadline }, lang, named) => {
    const what = describeCondition(until, lang, named);
    const words = lang === 'zh' ? `等到${what}` : `Wait until: ${what}`;
    return deadline === null ? words : `${words}${lang === 'zh' ? '，' : ', '}${describeDeadline(deadline, lang, named)}`;
  },
  needs: ({ until, deadline }) => ({
    conditions: [{ when: until, over: 'run', path: ['until'] }],
    anchors: deadline?.type === 'date' ? [{ anchor: deadline.anchor, path: ['deadline', 'anchor'] }] : [],
    listens: signalNames(until),
  }),
  // It may hold on arrival, and a deadline that is a date can be there too.
  takesTime: ({ deadline }, outcome) => outcome === 'timeout' && deadline?.type === 'after',
});
