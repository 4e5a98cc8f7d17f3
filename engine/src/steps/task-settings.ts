// What a task may be asked beside its text: who gets it, how fast it is taken up, what is to be ticked off and filled in.
import { attributeNameSchema, fieldNameSchema, idSchema, labelSchema } from '../document/names.ts';
import type { Json, JsonObject } from '../json.ts';
import { z } from '../schema.ts';
import { field } from './field.ts';
import { isObject } from './named-outcomes.ts';
import { anchorSchema, durationSchema, lineSchema } from './setting-schemas.ts';
import type { FormField, TaskConfig } from './step-config.ts';

export const CLOCK_LABELS = {
  wall: { zh: '自然时间', en: 'Every hour counts' },
  working: { zh: '只算工作时间', en: 'Only working hours count' },
} as const;

export const formFieldSchema: z.ZodType<FormField> = z.strictObject({
  name: field(fieldNameSchema, '变量名', 'Variable', { help: { zh: '后面的步骤用这个名字取它', en: 'Later steps use it by this name' } }),
  title: field(lineSchema, '名称', 'Title'),
  kind: field(z.enum(['text', 'number', 'date', 'yesNo', 'choice']), '填什么', 'Kind', {
    widget: 'choice',
    labels: {
      text: { zh: '文字', en: 'Text' },
      number: { zh: '数字', en: 'Number' },
      date: { zh: '日期', en: 'Date' },
      yesNo: { zh: '是或否', en: 'Yes or no' },
      choice: { zh: '选一个', en: 'One of a list' },
    },
  }),
  required: field(z.boolean(), '必填', 'Required'),
  options: field(z.array(field(labelSchema, '一个选项', 'Option')).max(20), '选项', 'Options', { help: { zh: '只用于「选一个」', en: 'Only for one of a list' } }),
});

const level = z.strictObject({
  to: field(labelSchema, '升级给谁', 'Escalate to', { widget: 'text' }),
  within: field(durationSchema, '给他多久接手', 'Time to take it up', { widget: 'duration' }),
});

export const settingsOfTask = {
  assignBy: field(z.enum(['named', 'roster', 'leastLoaded', 'attribute', 'sameAs']).exactOptional(), '怎么找人', 'How the person is found', {
    widget: 'choice',
    labels: {
      named: { zh: '就是上面写的', en: 'As written above' },
      roster: { zh: '这个角色正在值班的人', en: 'Who is on duty in that role' },
      leastLoaded: { zh: '值班的人里任务最少的', en: 'On duty, with the fewest open tasks' },
      attribute: { zh: '成员自己的老师或顾问', en: 'The member’s own teacher or adviser' },
      sameAs: { zh: '和某一步同一个人', en: 'Whoever did another step' },
    },
  }),
  assigneeAttribute: field(attributeNameSchema.exactOptional(), '成员的哪个属性是负责人', 'Attribute that names the person', {
    widget: 'attribute',
  }),
  sameAs: field(idSchema.exactOptional(), '和哪一步同一个人', 'Step whose person it is', { widget: 'step' }),
  deadlineFrom: field(anchorSchema.exactOptional(), '期限从什么时候算起', 'Deadline counts from', { widget: 'anchor' }),
  clock: field(z.enum(['wall', 'working']).exactOptional(), '怎么计时', 'Clock', { widget: 'choice', labels: CLOCK_LABELS }),
  acknowledge: field(durationSchema.exactOptional(), '多久内接手', 'Taken up within', { widget: 'duration' }),
  escalation: field(z.array(level).max(5).exactOptional(), '没人接手就升级', 'Escalation'),
  reminders: field(
    z
      .array(field(durationSchema, '打开后', 'After', { widget: 'duration' }))
      .max(5)
      .exactOptional(),
    '提醒（打开后多久）',
    'Reminders, after it was opened',
  ),
  checklist: field(z.array(field(lineSchema, '一项', 'Item')).max(20).exactOptional(), '清单', 'Checklist'),
  form: field(z.array(formFieldSchema).max(20).exactOptional(), '要填的内容', 'Form'),
};

/** Also of a half-written form, so that later steps can already use what is named. */
export function formNames(config: JsonObject): readonly string[] {
  const list = config['form'];
  if (!Array.isArray(list)) return [];
  return (list as readonly Json[]).flatMap((one) => (isObject(one) && typeof one['name'] === 'string' && one['name'] !== '' ? [one['name']] : []));
}

/** What names of fields cannot say for themselves. */
export function distinctFields(config: TaskConfig, context: z.RefinementCtx): void {
  const complain = (code: string, path: readonly PropertyKey[]) => context.addIssue({ code: 'custom', path: [...path], params: { code } });
  const seen = new Set<string>();
  config.form?.forEach(({ name, kind, options }, index) => {
    if (seen.has(name)) complain('value.duplicate', ['form', index, 'name']);
    if (kind === 'choice' && options.length === 0) complain('value.empty', ['form', index, 'options']);
    seen.add(name);
  });
  if ((config.escalation?.length ?? 0) > 0 && config.acknowledge === undefined) complain('value.missing', ['acknowledge']);
  if (config.assignBy === 'attribute' && config.assigneeAttribute === undefined) complain('value.missing', ['assigneeAttribute']);
  if (config.assignBy === 'sameAs' && config.sameAs === undefined) complain('value.missing', ['sameAs']);
}
