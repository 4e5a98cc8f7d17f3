// The rows of a content table as those that a flow is started for, one run a row.
import type { StepNeeds } from '../catalog/step-type.ts';
import { ownValue } from '../condition/scope.ts';
import type { Json, JsonObject } from '../json.ts';
import { z } from '../schema.ts';
import { describeCondition } from '../words/condition-words.ts';
import type { Naming } from '../words/naming.ts';
import { type Lang, quote } from '../words/lang.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { AUDIENCE_FROM, AUDIENCES, type Audience, audienceOf, audienceWhere } from './audience.ts';
import { field } from './field.ts';
import type { ProgrammeRow } from './programme-config.ts';

export type ContentRow = ProgrammeRow;

export interface EachAudience extends Omit<Audience, 'from'> {
  /** `rows`: those of the step's table; then `of` says how each is called, and empty stands for the row's id. */
  readonly from: Audience['from'] | 'rows';
}

export const eachAudienceSchema: z.ZodType<EachAudience> = z.strictObject({
  from: field(z.enum([...AUDIENCES, 'rows']), '给谁启动', 'For whom', {
    widget: 'choice',
    labels: { ...AUDIENCE_FROM, rows: { zh: '内容表的每一行', en: 'Each row of a content table' } },
  }),
  of: field(audienceOf, '哪一个', 'Which', {
    widget: 'which',
    help: {
      zh: '社群、活动、事件或人群的标识，留空就是流程对象本身；变量写变量名；名单写成员编号，用逗号或换行隔开；内容表写每一行叫什么，如 {{ context.week }}-{{ row.id }}，留空就是行的标识',
      en: 'The id of the community, activity, incident or segment, empty for what this run is about; the name of the variable; the members’ ids, apart by commas or lines; or what each row is called, as {{ context.week }}-{{ row.id }}, empty for the row’s own id',
    },
  }),
  where: audienceWhere,
});

/** Each name once, in the order in which they first appear. */
export function columnsOf(rows: readonly ContentRow[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** The entries of a list as rows: each an object, or a value that is its id. */
export function rowsOfList(list: unknown): readonly ContentRow[] {
  if (!Array.isArray(list)) return [];
  return (list as readonly Json[]).slice(0, MOST_ROWS).map((one, n): ContentRow => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return { id: cellId(one) ?? String(n + 1) };
    // What another system answered may hold more than single values in a place; a run is told what its flow declares of them.
    return { ...(one as JsonObject), id: cellId(ownValue(one as JsonObject, 'id')) ?? String(n + 1) } as ContentRow;
  });
}

function cellId(value: Json | undefined): string | null {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : null;
}

export const rowsInSchema = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,39}$/, 'value.format');

export const MOST_ROWS = 500;

interface OfRows {
  readonly audience: EachAudience;
  readonly rowsIn?: string;
}

/** Its condition is judged of the row: a column is a property there. */
export function needsOfRows({ audience: { of, where }, rowsIn }: OfRows, columns: readonly string[] | 'any'): Pick<StepNeeds, 'conditions' | 'templates'> {
  const list = { type: 'missing', operand: { type: 'variable', name: rowsIn ?? '' } } as const;
  return {
    conditions: [
      ...(rowsIn === undefined ? [] : [{ when: list, over: 'run' as const, path: ['rowsIn'], isName: true as const }]),
      ...(where === undefined ? [] : [{ when: where, over: 'event' as const, path: ['audience', 'where'] }]),
    ],
    templates: [{ text: of, path: ['audience', 'of'], columns }],
  };
}

/** Of the table, or of the list in a variable. */
export function describeRows(rows: readonly ContentRow[] | string, { of, where }: Pick<EachAudience, 'of' | 'where'>, lang: Lang, naming?: Naming): string {
  const named = of.trim() === '' ? '' : quote(describeTemplate(of, lang), lang);
  const only = where === undefined ? '' : describeCondition(where, lang, naming);
  if (lang === 'zh') {
    const which = typeof rows === 'string' ? `列表${quote(rows, lang)}的每一项` : `内容表的每一行（${rows.length} 行）`;
    return `${which}${only === '' ? '' : `（只要${only}的）`}${named === '' ? '' : `，叫${named}`}，`;
  }
  const which = typeof rows === 'string' ? `the entries of ${quote(rows, lang)}` : `the ${rows.length} rows of the table`;
  return `${which}${only === '' ? '' : ` with ${only}`}${named === '' ? '' : `, named ${named}`}`;
}
