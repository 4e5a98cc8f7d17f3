// Whom a step is about that concerns many members at once.
import type { StepNeeds } from '../catalog/step-type.ts';
import type { Condition } from '../condition/condition.ts';
import { conditionSchema } from '../document/condition-schema.ts';
import { z } from '../schema.ts';
import { describeCondition } from '../words/condition-words.ts';
import { clip, type Lang, quote } from '../words/lang.ts';
import { type Naming, UNNAMED } from '../words/naming.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { field } from './field.ts';

export const AUDIENCES = ['community', 'registered', 'incident', 'segment', 'variable', 'list', 'all'] as const;

export interface Audience {
  readonly from: (typeof AUDIENCES)[number];
  /**
   * Which community, activity, incident or segment, as a text with variables; empty: what this run is about. Of *variable* its name, of
   * *list* the members' ids, apart by commas or lines.
   */
  readonly of: string;
  /** Judged for each member when its turn comes. */
  readonly where?: Condition;
}

export const AUDIENCE_FROM = {
  community: { zh: '一个社群的成员', en: 'Members of a community' },
  registered: { zh: '报名了一场活动的人', en: 'Those registered for an activity' },
  incident: { zh: '一个事件牵涉的人', en: 'Those concerned by an incident' },
  segment: { zh: '一个人群', en: 'A segment' },
  variable: { zh: '变量里的名单', en: 'A list in a variable' },
  list: { zh: '一份名单', en: 'A list' },
  all: { zh: '所有成员', en: 'All members' },
} as const;

export const audienceOf = z.string().max(4000);
export const audienceWhere = field(conditionSchema.exactOptional(), '并且满足', 'Where', { widget: 'condition' });

export const audienceSchema: z.ZodType<Audience> = z.strictObject({
  from: field(z.enum(AUDIENCES), '人从哪里来', 'Who', { widget: 'choice', labels: AUDIENCE_FROM }),
  of: field(audienceOf, '哪一个', 'Which', {
    widget: 'which',
    help: {
      zh: '社群、活动、事件或人群的标识，留空就是流程对象本身；变量写变量名；名单写成员编号，用逗号或换行隔开',
      en: 'The id of the community, activity, incident or segment, empty for what this run is about; the name of the variable; or the members’ ids, apart by commas or lines',
    },
  }),
  where: audienceWhere,
});

export function audienceField() {
  return field(audienceSchema, '对象', 'Audience');
}

/** `at`: the setting that it stands in. */
export function needsOfAudience({ from, of, where }: Audience, at = 'audience'): Pick<StepNeeds, 'conditions' | 'templates'> {
  return {
    templates: from === 'variable' ? [] : [{ text: of, path: [at, 'of'] }],
    conditions: [
      ...(from === 'variable'
        ? [{ when: { type: 'missing' as const, operand: { type: 'variable' as const, name: of } }, over: 'run' as const, path: [at, 'of'], isName: true as const }]
        : []),
      ...(where === undefined ? [] : [{ when: where, over: 'audience' as const, path: [at, 'where'] }]),
    ],
  };
}

export function describeAudience({ from, of, where }: Audience, lang: Lang, named: Naming = UNNAMED): string {
  const given = from === 'segment' ? named.segment(of.trim()) : of;
  const who = WHO[from][lang](given.trim() === '' ? '' : quote(clip(describeTemplate(given, lang), 30), lang));
  if (where === undefined) return who;
  return lang === 'zh' ? `${who}中${describeCondition(where, lang, named)}的人` : `${who} with ${describeCondition(where, lang, named)}`;
}

const WHO: Readonly<Record<Audience['from'], Record<Lang, (named: string) => string>>> = {
  community: { zh: (named) => `社群${named}的成员`, en: (named) => `the members of ${named === '' ? 'the community' : named}` },
  registered: { zh: (named) => `报名${named === '' ? '这场活动' : named}的人`, en: (named) => `those registered for ${named === '' ? 'the activity' : named}` },
  incident: { zh: (named) => `${named === '' ? '事件' : named}牵涉的人`, en: (named) => `those concerned by ${named === '' ? 'the incident' : named}` },
  segment: { zh: (named) => `人群${named}`, en: (named) => `the segment ${named}` },
  variable: { zh: (named) => `名单${named}里的人`, en: (named) => `those in ${named}` },
  list: { zh: () => '名单里的人', en: () => 'the members of a list' },
  all: { zh: () => '所有成员', en: () => 'all members' },
};
