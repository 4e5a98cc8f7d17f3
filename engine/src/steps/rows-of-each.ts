// The rows of a content table as those that a flow is started for, one run a row.
import { z } from '../schema.ts';
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

export function describeRows(rows: readonly ContentRow[], of: string, lang: Lang): string {
  const named = of.trim() === '' ? '' : quote(describeTemplate(of, lang), lang);
  if (lang === 'zh') return `内容表的每一行（${rows.length} 行）${named === '' ? '' : `，叫${named}`}，`;
  return `the ${rows.length} rows of the table${named === '' ? '' : `, named ${named}`}`;
}
