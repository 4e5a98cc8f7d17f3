// Incidents: many complaints of one cause are one of them, with a severity, an owner and a timeline that only grows.
import { builtinStep } from '../catalog/builtin-step.ts';
import type { Bilingual, OutcomeManifest } from '../catalog/step-manifest.ts';
import type { StepType } from '../catalog/step-type.ts';
import { labelSchema } from '../document/names.ts';
import { z } from '../schema.ts';
import { clip, type Lang, quote } from '../words/lang.ts';
import { describeDuration } from '../words/time-words.ts';
import { describeTemplate } from '../words/variable-names.ts';
import { field } from './field.ts';
import { DONE } from './outcome-titles.ts';
import { durationSchema, lineSchema } from './setting-schemas.ts';
import type { Duration } from './step-config.ts';

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const SEVERITY_LABELS: Readonly<Record<Severity, Bilingual>> = {
  low: { zh: '轻微', en: 'Low' },
  medium: { zh: '一般', en: 'Medium' },
  high: { zh: '严重', en: 'High' },
  critical: { zh: '特别严重', en: 'Critical' },
};

/** `incident-open` → opened, merged. Variable `incident`. */
export interface IncidentOpenConfig {
  readonly title: string;
  /** The cause: who comes with the same one while its incident is open, and within the window, joins it. */
  readonly mergeKey: string;
  readonly window: Duration;
  readonly severity: Severity;
  readonly owner: string;
}

/** `incident-add` → done, none: the run's member is concerned too. */
export type IncidentAddConfig = Readonly<Record<string, never>>;

/** `incident-severity` → done, none */
export interface IncidentSeverityConfig {
  readonly severity: Severity;
}

/** `incident-note`, `incident-resolve`, `incident-reopen` → done, none */
export interface IncidentTextConfig {
  readonly text: string;
}

/** Variable `incident`, else the context field of that name, else the incident that the run is about. */
const NONE: OutcomeManifest = { id: 'none', title: { zh: '没有这个事件', en: 'no such incident' }, optional: true };
const OPENED: OutcomeManifest = { id: 'opened', title: { zh: '新事件', en: 'opened' } };
const MERGED: OutcomeManifest = { id: 'merged', title: { zh: '并入已有事件', en: 'merged' } };

const template = z.string().min(1, { abort: true }).max(2000).regex(/\S/u);
const severity = field(z.enum(SEVERITIES), '严重程度', 'Severity', { widget: 'choice', labels: SEVERITY_LABELS });

const incidentOpen = builtinStep<IncidentOpenConfig>({
  type: 'incident-open',
  group: 'people',
  icon: 'alert',
  sort: 'control',
  title: { zh: '登记事件', en: 'Open an incident' },
  help: {
    zh: '登记一起危机事件。同一个原因的投诉，只要事件还没解决、又在时间窗内，就并进同一起。事件编号是变量 incident。',
    en: 'Opens an incident. Complaints of the same cause, while it is unresolved and within the window, are one incident. Its number is the variable incident.',
  },
  schema: z.strictObject({
    title: field(lineSchema, '标题', 'Title', { widget: 'template' }),
    mergeKey: field(lineSchema, '原因（相同就合并）', 'Cause: the same one is merged', { widget: 'template' }),
    window: field(durationSchema, '多久内算同一起', 'Window', { widget: 'duration' }),
    severity,
    owner: field(labelSchema, '负责人', 'Owner', { widget: 'text' }),
  }),
  initial: { title: '', mergeKey: '', window: { amount: 24, unit: 'hours' }, severity: 'medium', owner: '' },
  outcomes: [OPENED, MERGED],
  describe: ({ title, window }, lang) => {
    const what = quote(clip(describeTemplate(title, lang), 40), lang);
    return lang === 'zh' ? `${what}，${describeDuration(window, lang)}内同因合并` : `${what}, one cause within ${describeDuration(window, lang)}`;
  },
  needs: ({ title, mergeKey }) => ({
    templates: [
      { text: title, path: ['title'] },
      { text: mergeKey, path: ['mergeKey'] },
    ],
  }),
  variables: ['incident'],
  takesTime: false,
});

const incidentAdd = builtinStep<IncidentAddConfig>({
  type: 'incident-add',
  group: 'people',
  icon: 'usergroup-add',
  sort: 'control',
  title: { zh: '加入受影响的人', en: 'Add to an incident' },
  help: { zh: '把这位成员记为这起事件的受影响者。', en: 'Notes the member as concerned by the incident.' },
  schema: z.strictObject({}) as unknown as z.ZodType<IncidentAddConfig>,
  initial: {},
  outcomes: [DONE, NONE],
  describe: (_config, lang) => (lang === 'zh' ? '记为受影响者' : 'Concerned by the incident'),
  takesTime: false,
});

const incidentSeverity = builtinStep<IncidentSeverityConfig>({
  type: 'incident-severity',
  group: 'people',
  icon: 'rise',
  sort: 'control',
  title: { zh: '定严重程度', en: 'Set the severity' },
  help: { zh: '改变事件的严重程度，时间线里留下记录。', en: 'Changes the severity of the incident; its timeline keeps the change.' },
  schema: z.strictObject({ severity }),
  initial: { severity: 'high' },
  outcomes: [DONE, NONE],
  describe: ({ severity: to }, lang) => (lang === 'zh' ? `严重程度：${SEVERITY_LABELS[to].zh}` : `Severity: ${SEVERITY_LABELS[to].en}`),
  takesTime: false,
});

interface TextStep {
  readonly type: string;
  readonly icon: string;
  readonly title: Bilingual;
  readonly help: Bilingual;
  readonly label: Bilingual;
}

function textStep({ type, icon, title, help, label }: TextStep): StepType {
  return builtinStep<IncidentTextConfig>({
    type,
    group: 'people',
    icon,
    sort: 'control',
    title,
    help,
    schema: z.strictObject({ text: field(template, label.zh, label.en, { widget: 'template' }) }),
    initial: { text: '' },
    outcomes: [DONE, NONE],
    describe: ({ text }, lang: Lang) => quote(clip(describeTemplate(text, lang), 50), lang),
    needs: ({ text }) => ({ templates: [{ text, path: ['text'] }] }),
    takesTime: false,
  });
}

export const incidentSteps: readonly StepType[] = [
  incidentOpen,
  incidentAdd,
  incidentSeverity,
  textStep({
    type: 'incident-note',
    icon: 'edit',
    title: { zh: '记入时间线', en: 'Note on the timeline' },
    help: { zh: '在事件的时间线上加一条，只能加，不能改。', en: 'Adds a line to the timeline of the incident. Lines are never changed.' },
    label: { zh: '内容', en: 'Text' },
  }),
  textStep({
    type: 'incident-resolve',
    icon: 'check-circle',
    title: { zh: '事件解决', en: 'Resolve the incident' },
    help: { zh: '把事件标为已解决，写下怎么解决的。', en: 'Marks the incident as resolved, and says how.' },
    label: { zh: '怎么解决的', en: 'How it was resolved' },
  }),
  textStep({
    type: 'incident-reopen',
    icon: 'reload',
    title: { zh: '重新打开事件', en: 'Reopen the incident' },
    help: { zh: '事件其实没解决，重新打开，写下原因。', en: 'It was not resolved after all: opens it again, and says why.' },
    label: { zh: '原因', en: 'Why' },
  }),
];
