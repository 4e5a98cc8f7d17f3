import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { labelSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { quote } from '../words/lang.ts';
import { describeDuration } from '../words/time-words.ts';
import { field } from './field.ts';
import { DONE, TIMEOUT } from './outcome-titles.ts';
import { durationSchema } from './setting-schemas.ts';
import type { Duration } from './step-config.ts';

/** `move` → invite: accepted, declined, full, timeout (with a deadline) · add: done, full · leave: done */
export interface MoveConfig {
  readonly mode: 'invite' | 'add' | 'leave';
  readonly community: string;
  /** Left at the moment of joining the other. */
  readonly from: string | null;
  /** How long an invitation stands. */
  readonly deadline: Duration | null;
}

const ACCEPTED: OutcomeManifest = { id: 'accepted', title: { zh: '已接受', en: 'accepted' } };
const DECLINED: OutcomeManifest = { id: 'declined', title: { zh: '谢绝', en: 'declined' } };
const FULL: OutcomeManifest = { id: 'full', title: { zh: '群已满', en: 'community full' } };

export const move = builtinStep<MoveConfig>({
  type: 'move',
  group: 'member',
  icon: 'usergroup-add',
  sort: 'control',
  title: { zh: '邀请入群/转群', en: 'Invite or move' },
  help: {
    zh: '邀请成员进另一个社群并等他回应，或者直接拉进、移出。社群设了人数上限，满了就走「群已满」。',
    en: 'Invites the member to another community and waits for the answer, or moves them at once. Where a community has a capacity it can be full.',
  },
  schema: z.strictObject({
    mode: field(z.enum(['invite', 'add', 'leave']), '方式', 'How', {
      widget: 'choice',
      labels: {
        invite: { zh: '邀请，等他回应', en: 'Invite and wait' },
        add: { zh: '直接拉进', en: 'Add at once' },
        leave: { zh: '移出', en: 'Take out' },
      },
    }),
    community: field(labelSchema, '社群', 'Community', { widget: 'community' }),
    from: field(labelSchema.nullable(), '同时离开', 'And leave', {
      widget: 'community',
      help: { zh: '加入时离开的社群，留空就不离开', en: 'Left at the moment of joining; empty: none' },
    }),
    deadline: field(durationSchema.nullable(), '等多久', 'Wait for', { widget: 'duration' }),
  }),
  initial: { mode: 'invite', community: '', from: null, deadline: { amount: 3, unit: 'days' } },
  outcomes: [ACCEPTED, DECLINED, FULL, TIMEOUT],
  outcomesOf: ({ mode, deadline }) => {
    if (mode === 'leave') return [DONE];
    if (mode === 'add') return [DONE, FULL];
    return deadline === null ? [ACCEPTED, DECLINED, FULL] : [ACCEPTED, DECLINED, FULL, TIMEOUT];
  },
  describe: ({ mode, community, from, deadline }, lang) => {
    const name = quote(community, lang);
    if (mode === 'leave') return lang === 'zh' ? `移出${name}` : `Take out of ${name}`;
    const left = from === null ? '' : lang === 'zh' ? `，离开${quote(from, lang)}` : ` and leave ${quote(from, lang)}`;
    if (mode === 'add') return lang === 'zh' ? `拉进${name}${left}` : `Add to ${name}${left}`;
    const until = deadline === null ? '' : lang === 'zh' ? `，等 ${describeDuration(deadline, lang)}` : `, wait ${describeDuration(deadline, lang)}`;
    return `${lang === 'zh' ? `邀请加入${name}` : `Invite to ${name}`}${left}${until}`;
  },
  needs: ({ mode }) => ({ listens: mode === 'invite' ? ['community.accepted', 'community.declined', 'community.joined'] : [] }),
  takesTime: ({ mode }, outcome) => mode === 'invite' && outcome !== 'accepted',
});
