import { builtinStep } from '../catalog/builtin-step.ts';
import { SUBJECT_KINDS, type SubjectKind } from '../document/subject.ts';
import type { OutcomeManifest } from '../catalog/step-manifest.ts';
import { z } from '../schema.ts';
import { type Audience, describeAudience, needsOfAudience } from './audience.ts';
import { field } from './field.ts';
import { flowIdSchema } from './flow-id.ts';
import { DONE, TIMEOUT } from './outcome-titles.ts';
import { distinctRows, rowsField } from './programme-rows.ts';
import { columnsOf, type ContentRow, describeRows, type EachAudience, eachAudienceSchema, MOST_ROWS, needsOfRows, rowsInSchema } from './rows-of-each.ts';
import { deadlineSchema } from './setting-schemas.ts';
import { needsOfTold, readDayAndTime, type ToldField, toldToEachField } from './told-to-each.ts';
import { clip, type Lang, quote } from '../words/lang.ts';
import type { Naming } from '../words/naming.ts';
import { describeEach, SUBJECT_TITLES } from '../words/subject-words.ts';
import { describeTemplate } from '../words/variable-names.ts';
import type { Deadline } from './step-config.ts';

/**
 * `for-each` (semantics 30) → done, timeout (with a deadline), empty. Variables `started`, `excluded`, `finished`, and
 * `outcomes`: how many of the started flows ended by each reason.
 */
export interface ForEachConfig {
  readonly audience: EachAudience;
  /** What the started flow is about, where that is not members: of a list or table each that it names, of all each that is known. */
  readonly about?: SubjectKind;
  /** Of an audience of rows: the content table, whose texts can be mended while the flow runs. */
  readonly rows?: readonly ContentRow[];
  /** Of an audience of rows: the variable with the list whose entries they are, in place of the table. */
  readonly rowsIn?: string;
  readonly flow: string;
  readonly context: readonly ToldField[];
  /** *Go on* once all have been started; else when all of those have ended, or a share of them. */
  readonly wait: 'goOn' | 'all' | 'share';
  /** Percent of those who were started. */
  readonly share: number;
  readonly deadline: Deadline | null;
}

/** Where subjects that are no members can come from. */
const OF_ANY_KIND: readonly EachAudience['from'][] = ['list', 'variable', 'all', 'rows'];

function isOfRows({ audience }: Pick<ForEachConfig, 'audience'>): boolean {
  return audience.from === 'rows';
}

/** Null: it is started for rows. */
function audienceOfMembers({ from, ...rest }: EachAudience): Audience | null {
  return from === 'rows' ? null : { from, ...rest };
}

/** Null: whatever the entries of a list turn out to have. */
function columnsOfConfig({ rows = [], rowsIn }: Pick<ForEachConfig, 'rows' | 'rowsIn'>): readonly string[] | null {
  return rowsIn === undefined ? columnsOf(rows) : null;
}

function describeWho({ audience, about, rows = [], rowsIn }: ForEachConfig, lang: Lang, named?: Naming): string {
  const members = audienceOfMembers(audience);
  if (members === null) return describeRows(rowsIn ?? rows, audience, lang, named);
  return about === undefined || about === 'member' ? describeAudience(members, lang, named) : describeOthers(members, about, lang);
}

function describeOthers({ from, of }: Audience, about: SubjectKind, lang: Lang): string {
  const named = from === 'variable' ? of : clip(describeTemplate(of, lang), 30);
  return describeEach(about, from === 'all' ? null : quote(named, lang), lang);
}

const EMPTY: OutcomeManifest = { id: 'empty', title: { zh: '一个人也没有', en: 'nobody' }, optional: true };

export const forEach = builtinStep<ForEachConfig>({
  type: 'for-each',
  group: 'many',
  icon: 'usergroup-add',
  sort: 'control',
  title: { zh: '对每个成员', en: 'For each member' },
  help: {
    zh: '执行到这一步时定下名单，给名单里的每个成员、或内容表的每一行启动一个流程，各带各的信息；可以接着走，也可以等大家走完、走完一部分，或等到某个时间。',
    en: 'Freezes the audience when it gets here and starts a flow for each of them, or for each row of a content table, each with what it is to know; then it goes on at once, or waits for all, for a share, or until a time.',
  },
  schema: z.strictObject({
    audience: field(eachAudienceSchema, '对象', 'Audience'),
    rows: rowsField({
      zh: '用于「内容表的每一行」：每行启动一次流程；可以从表格软件里复制后直接粘贴，用 {{ row.列名 }} 来引用',
      en: 'For each row of a content table: one run a row. It can be pasted from a spreadsheet; a text names a column as {{ row.column }}',
    }),
    rowsIn: field(rowsInSchema.exactOptional(), '或者：变量里的列表', 'Or: a list in a variable', {
      widget: 'variable',
      help: {
        zh: '用于「内容表的每一行」：填了就不看内容表，列表里每一项是一行，例如排名、前几名，或外部系统回答里的列表；{{ row.id }} 是它的 id，没有就是第几项',
        en: 'For each row: if given, the entries of that list are the rows in place of the table, such as a ranking, a top n, or a list that another system answered; {{ row.id }} is its id, or its number where it has none',
      },
    }),
    about: field(z.enum(SUBJECT_KINDS).exactOptional(), '流程的对象', 'What the flow is about', {
      widget: 'choice',
      labels: SUBJECT_TITLES,
      help: {
        zh: '不选就是成员。别的对象只能来自名单、变量里的名单、内容表或全部，名单里写它们的标识；还没有的会新建',
        en: 'Members unless chosen. Others come from a list, a list in a variable, a table, or all of them; a list names their ids, and makes those that are not known yet',
      },
    }),
    flow: field(flowIdSchema, '启动的流程', 'Flow', { widget: 'flow' }),
    context: toldToEachField(),
    wait: field(z.enum(['goOn', 'all', 'share']), '然后', 'Then', {
      widget: 'choice',
      labels: {
        goOn: { zh: '都启动了就继续', en: 'Go on once all are started' },
        all: { zh: '等所有人走完', en: 'Wait until all have ended' },
        share: { zh: '等一部分人走完', en: 'Wait for a share of them' },
      },
    }),
    share: field(z.int().min(1).max(100), '走完百分之几', 'Percent that must have ended'),
    deadline: field(deadlineSchema.nullable(), '最晚等到', 'Deadline', { widget: 'deadline' }),
  }).superRefine((config, context) => {
    const { audience, about, rows = [], rowsIn } = config;
    distinctRows(rows, context);
    if (rows.length > MOST_ROWS) context.addIssue({ code: 'custom', path: ['rows'], params: { code: 'value.tooMany', maximum: MOST_ROWS } });
    if (isOfRows(config) && rows.length === 0 && rowsIn === undefined) context.addIssue({ code: 'custom', path: ['rows'], params: { code: 'forEach.noRows' } });
    const columns = columnsOfConfig(config);
    config.context.forEach(({ from, name }, index) => {
      const wrong = (code: string, data: object = {}) => context.addIssue({ code: 'custom', path: ['context', index, 'name'], params: { code, ...data } });
      if (from === 'row' && !(isOfRows(config) && columns?.includes(name) !== false)) wrong('reference.unknownColumn', { column: name });
      if (from === 'moment' && !name.includes('{') && readDayAndTime(name) === null) wrong('forEach.noMoment', { text: name });
    });
    if (isOfRows(config) || about === undefined || about === 'member') return;
    if (!OF_ANY_KIND.includes(audience.from)) context.addIssue({ code: 'custom', path: ['audience', 'from'], params: { code: 'forEach.ofMembers', subject: about } });
    if (audience.where !== undefined) context.addIssue({ code: 'custom', path: ['audience', 'where'], params: { code: 'forEach.whereOfMembers', subject: about } });
  }),
  initial: { audience: { from: 'community', of: '' }, flow: '', context: [], wait: 'goOn', share: 80, deadline: null },
  outcomes: [DONE, TIMEOUT, EMPTY],
  outcomesOf: ({ wait, deadline }) => (wait === 'goOn' || deadline === null ? [DONE, EMPTY] : [DONE, TIMEOUT, EMPTY]),
  describe: (config, lang, named) => {
    const { wait, share } = config;
    const who = describeWho(config, lang, named);
    if (lang === 'zh') return `给${who}各启动一个流程${wait === 'goOn' ? '' : wait === 'all' ? '，等都走完' : `，等 ${share}% 走完`}`;
    return `Starts a flow for each of ${who}${wait === 'goOn' ? '' : wait === 'all' ? ', and waits for all' : `, and waits for ${share}%`}`;
  },
  needs: (config) => {
    const { audience, about = 'member', context, deadline } = config;
    const members = audienceOfMembers(audience);
    const columns = members === null ? (columnsOfConfig(config) ?? 'any') : null;
    const told = needsOfTold(context, about, columns);
    const { conditions, templates } = members === null ? needsOfRows(config, columns ?? 'any') : needsOfAudience(members);
    return {
      conditions: [...conditions, ...told.conditions],
      templates: [...templates, ...told.templates],
      anchors: deadline?.type === 'date' ? [{ anchor: deadline.anchor, path: ['deadline', 'anchor'] }] : [],
    };
  },
  variables: ['started', 'excluded', 'finished', 'outcomes'],
  compounds: { outcomes: { completed: 1 } },
  takesTime: false,
});
