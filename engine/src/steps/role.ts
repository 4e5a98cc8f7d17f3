import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { labelSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { quote } from '../words/lang.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';

/** `role` → done, notMember */
export interface RoleConfig {
  readonly community: string;
  /** Null: an ordinary member again. */
  readonly role: string | null;
}

const NOT_MEMBER: OutcomeManifest = { id: 'notMember', title: { zh: '不在群里', en: 'not in the community' } };

export const role = builtinStep<RoleConfig>({
  type: 'role',
  group: 'member',
  icon: 'crown',
  sort: 'ledger',
  title: { zh: '群内角色', en: 'Role in a community' },
  help: {
    zh: '给成员在某个社群里的角色，例如「助教」「群管」；留空就是普通成员。',
    en: 'Gives the member a role in a community, such as “assistant”. Nothing makes them an ordinary member again.',
  },
  schema: z.strictObject({
    community: field(labelSchema, '社群', 'Community', { widget: 'community' }),
    role: field(labelSchema.nullable(), '角色', 'Role', { widget: 'text' }),
  }),
  initial: { community: '', role: null },
  outcomes: [DONE, NOT_MEMBER],
  describe: ({ community, role: name }, lang) => {
    if (name === null) return lang === 'zh' ? `在${quote(community, lang)}恢复为普通成员` : `Ordinary member of ${quote(community, lang)} again`;
    return lang === 'zh' ? `在${quote(community, lang)}担任${quote(name, lang)}` : `${quote(name, lang)} in ${quote(community, lang)}`;
  },
  takesTime: false,
});
