import { builtinStep } from '../catalog/builtin-step.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { fieldNameSchema, idSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import type { Lang } from '../words/lang.ts';
import { field } from './field.ts';
import { namedOutcomes } from './named-outcomes.ts';
import { distinctIds, lineSchema } from './setting-schemas.ts';

/** `split` → each way's id, and none where the unit is not known. A unit that was given a way keeps it, in every flow that names the same experiment. */
export interface SplitConfig {
  readonly experiment: string;
  /** Shares are weights: 1 and 1 are halves, and so are 50 and 50. */
  readonly ways: readonly { readonly id: string; readonly name: string; readonly share: number }[];
  /** What is given a way. Absent: what the run is about, as with *member*. */
  readonly unit?: SplitUnit;
  /** Of *context*. */
  readonly field?: string;
  /** Absent: by a hash, in the proportion of the shares. */
  readonly by?: 'shares' | 'balanced' | 'table';
  /** Of *table*: a unit's id, and the name or id of its way. */
  readonly table?: readonly (readonly string[])[];
  /** Of *table*: the way of whatever is not in it, by its name or id. */
  readonly otherwise?: string;
}

export type SplitUnit = 'member' | 'community' | 'context';

const way = z.strictObject({
  id: field(idSchema, '出口标识', 'Outcome id'),
  name: field(lineSchema, '名称', 'Name', { widget: 'text' }),
  share: field(z.int().min(0).max(10_000), '份额', 'Share'),
});

const MOST_UNITS = 1000;

const NONE: OutcomeManifest = { id: 'none', title: { zh: '不知道按谁分', en: 'nothing to split by' } };

export const split = builtinStep<SplitConfig>({
  type: 'split',
  group: 'decide',
  icon: 'percentage',
  sort: 'ledger',
  title: { zh: '按比例分组', en: 'Split' },
  help: {
    zh: '把成员、社群或一项运行信息分到几条路上，用来做 A/B 对比。同一个实验里，分过的一直走原来那条；改了份额，只影响还没分过的。',
    en: 'Sends members, communities or the values of a context field down several ways, to compare them. Within one experiment each keeps the way once given; a change of shares affects only those that have none yet.',
  },
  schema: z
    .strictObject({
      experiment: field(idSchema, '实验标识', 'Experiment', {
        widget: 'text',
        help: { zh: '几个流程用同一个标识，成员就分到同一组', en: 'Flows that name the same experiment give a member the same way' },
      }),
      unit: field(z.enum(['member', 'community', 'context']).exactOptional(), '分的是什么', 'What is split', {
        widget: 'choice',
        labels: {
          member: { zh: '成员（或流程的对象）', en: 'The member, or what the flow is about' },
          community: { zh: '社群：同一个群里的人走同一组', en: 'The community: all its members go the same way' },
          context: { zh: '运行信息', en: 'A context field' },
        },
      }),
      field: field(fieldNameSchema.exactOptional(), '哪一项信息', 'Which field', {
        widget: 'text',
        help: { zh: '只在按运行信息分的时候用', en: 'Where a context field is split' },
      }),
      by: field(z.enum(['shares', 'balanced', 'table']).exactOptional(), '怎么分', 'How', {
        widget: 'choice',
        labels: {
          shares: { zh: '按份额随机', en: 'By chance, in the proportion of the shares' },
          balanced: { zh: '均衡：补给离份额最远的一组，适合数量少的时候', en: 'Balanced: to the way that is furthest behind its share; for few' },
          table: { zh: '按名单', en: 'By a table' },
        },
      }),
      ways: field(z.array(way).min(2).max(20), '各组', 'Ways', { widget: 'outcomes' }),
      table: field(z.array(z.array(z.string().max(200)).max(2)).max(MOST_UNITS).exactOptional(), '名单', 'Table', {
        widget: 'table',
        help: {
          zh: '按名单分的时候用。每行一个：成员编号、社群标识或信息的值，后面是组名；可以从表格里粘贴',
          en: 'Where it goes by a table. A line each: the id of the member or community or the value of the field, then the name of its way. Can be pasted from a spreadsheet.',
        },
      }),
      otherwise: field(lineSchema.exactOptional(), '不在名单里的走哪组', 'Way of what is not in the table', { widget: 'text' }),
    })
    .superRefine((config, context) => {
      const { ways, unit, by = 'shares', otherwise } = config;
      const issue = (code: string, path: readonly PropertyKey[], params: Record<string, string> = {}) =>
        context.addIssue({ code: 'custom', path: [...path], params: { code, ...params } });
      distinctIds(ways, canBeUnknown(unit) ? [NONE.id] : [], context, ['ways']);
      if (unit === 'context' && config.field === undefined) issue('split.noField', ['field']);
      if (by !== 'table') {
        if (ways.every(({ share }) => share === 0)) issue('split.noShare', ['ways', 0, 'share']);
        return;
      }
      if (otherwise === undefined) issue('split.noDefault', ['otherwise']);
      else if (wayNamed(ways, otherwise) === undefined) issue('split.unknownWay', ['otherwise'], { way: otherwise });
      const seen = new Set<string>();
      (config.table ?? []).forEach(([of = '', called = ''], n) => {
        // A row that is still empty says nothing.
        if (of === '' && called === '') return;
        if (wayNamed(ways, called) === undefined) issue('split.unknownWay', ['table', n], { way: called });
        if (seen.has(of)) issue('split.unitTwice', ['table', n], { unit: of });
        seen.add(of);
      });
    }),
  initial: {
    experiment: 'ab',
    unit: 'member',
    by: 'shares',
    ways: [
      { id: 'a', name: 'A', share: 50 },
      { id: 'b', name: 'B', share: 50 },
    ],
  },
  outcomes: [],
  outcomesOf: ({ ways, unit }) => [...namedOutcomes(ways, 'name'), ...(canBeUnknown(unit) ? [NONE] : [])],
  describe,
  needs: (config) =>
    config.unit !== 'context' || config.field === undefined
      ? {}
      : { conditions: [{ when: { type: 'missing', operand: { type: 'context', field: config.field } }, over: 'run', path: ['field'], isName: true }] },
  takesTime: false,
});

/** Names are what people see and type; ids are what links hold on to. */
export function wayNamed(ways: SplitConfig['ways'], called: string): SplitConfig['ways'][number] | undefined {
  return ways.find(({ id }) => id === called) ?? ways.find(({ name }) => name === called);
}

function canBeUnknown(unit: unknown): boolean {
  return unit === 'community' || unit === 'context';
}

function describe({ ways, unit, field: named = '', by = 'shares', table = [] }: SplitConfig, lang: Lang): string {
  const zh = lang === 'zh';
  const what = unit === 'community' ? (zh ? '按社群：' : 'By community: ') : unit === 'context' ? (zh ? `按「${named}」：` : `By “${named}”: `) : '';
  const listed = ways.map(({ name, share }) => (by === 'table' ? name : `${name} ${share}`)).join(zh ? '，' : ', ');
  const how = by === 'balanced' ? (zh ? '（均衡）' : ' (balanced)') : by === 'table' ? (zh ? `（名单 ${table.length} 行）` : ` (a table of ${table.length})`) : '';
  return `${what}${listed}${how}`;
}
