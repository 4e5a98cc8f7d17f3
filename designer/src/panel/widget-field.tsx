// The form that a field's schema names.
import type { Json } from '@sopwith/engine';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { ConditionField } from '../condition/ConditionField.tsx';
import { readCondition } from '../condition/read-condition.ts';
import { WindowField } from '../condition/WindowField.tsx';
import { AnchorField } from './AnchorField.tsx';
import { ContentTableField } from './ContentTableField.tsx';
import { DeadlineField } from './DeadlineField.tsx';
import { DurationField } from './DurationField.tsx';
import { EventField } from './EventField.tsx';
import { Field } from './Field.tsx';
import { FlowField } from './FlowField.tsx';
import { asList, emptyValue, type FieldSchema, isJsonObject } from './field-schema.ts';
import { helpOf, labelOf } from './field-words.ts';
import { JsonValueField } from './JsonValueField.tsx';
import { KnownNameField } from './KnownNameField.tsx';
import { LookBackField } from './LookBackField.tsx';
import { NamedField } from './NamedField.tsx';
import { NumbersField } from './NumbersField.tsx';
import { OptionalSetting } from './OptionalSetting.tsx';
import { readTime, readWeekdays, readWindow } from './read-setting.ts';
import { StepField } from './StepField.tsx';
import { SuggestField } from './SuggestField.tsx';
import { TableField } from './TableField.tsx';
import { TagsField } from './TagsField.tsx';
import { TemplateField } from './TemplateField.tsx';
import { TimeField } from './TimeField.tsx';
import { TimesField } from './TimesField.tsx';
import { WeekdaysField } from './WeekdaysField.tsx';
import { asksWhich, WhichField } from './WhichField.tsx';
import { WorkDeadlineField } from './WorkDeadlineField.tsx';
import type { GivenField } from './given-field.ts';
import { SchemaFields } from './SchemaField.tsx';

/** undefined: it names none, or one that is only a hint; null: there is nothing to ask. */
export function widgetField(given: GivenField): ReactNode | undefined {
  const { id, schema, inner, nullable, value, required, label, notes, language, t, problemAt, event, from, onChange, setText } = given;
  const text = typeof value === 'string' ? value : '';
  switch (schema.widget) {
    case 'duration':
      return (
        <Field label={label} {...notes}>
          <DurationField
            value={value}
            nullable={nullable || !required}
            label={label}
            // What may be left out is left out, where it cannot be nothing.
            onChange={(next) => onChange(next === null && !nullable ? undefined : next)}
          />
        </Field>
      );
    case 'time':
      return (
        <Field label={label} id={id} {...notes}>
          <TimeField id={id} value={readTime(value)} nullable={nullable} onChange={onChange} />
        </Field>
      );
    case 'weekdays':
      return (
        <Field label={label} {...notes}>
          <WeekdaysField value={readWeekdays(value)} onChange={(days) => onChange([...days])} />
        </Field>
      );
    case 'deadline':
      return (
        <Field label={label} {...notes}>
          <DeadlineField value={value} nullable={nullable} label={label} onChange={onChange} />
        </Field>
      );
    case 'work-deadline':
      return (
        <Field label={label} {...notes}>
          <WorkDeadlineField value={value} nullable={nullable} label={label} onChange={onChange} />
        </Field>
      );
    case 'anchor':
      return (
        <Field label={label} {...notes}>
          <AnchorField value={value} label={label} {...(required ? {} : { unless: t('panel.anchorArrival') })} onChange={onChange} />
        </Field>
      );
    case 'event':
      return (
        <Field label={label} id={id} {...notes}>
          <EventField id={id} value={text} onChange={onChange} />
        </Field>
      );
    case 'condition':
      return (
        <Field label={label} {...notes}>
          <ConditionField
            condition={readCondition(value)}
            event={event}
            ofMembers={from !== undefined}
            onChange={(condition) => onChange(condition === undefined && required ? emptyCondition : (condition as Json | undefined))}
          />
        </Field>
      );
    case 'template':
      return (
        <Field label={label} id={id} {...notes}>
          <TemplateField
            id={id}
            value={text}
            singleLine={(schema.maxLength ?? 4000) <= 200}
            onChange={(text) => onChange(text === '' && !required ? undefined : text)}
          />
        </Field>
      );
    case 'attribute':
      return (
        <Field label={label} id={id} {...notes}>
          <SuggestField id={id} value={value} onChange={onChange} from="attributes" />
        </Field>
      );
    case 'variable':
      return (
        <Field label={label} id={id} {...notes}>
          <SuggestField id={id} from="variables" value={text} onChange={setText} />
        </Field>
      );
    case 'community':
    case 'stock':
    case 'account':
      return (
        <Field label={label} id={id} {...notes}>
          <KnownNameField id={id} of={schema.widget} value={text} onChange={setText} />
        </Field>
      );
    case 'look-back':
      return (
        <Field label={label} id={id} {...notes}>
          <LookBackField id={id} value={value} labels={schema.labels ?? {}} onChange={onChange} />
        </Field>
      );
    case 'window':
      return (
        <Field label={label} {...notes}>
          <WindowField window={readWindow(value)} onChange={(window) => onChange(window as unknown as Json)} />
        </Field>
      );
    case 'value':
      return (
        <Field label={label} {...notes}>
          <JsonValueField value={value ?? null} label={label} hasVariables onChange={onChange} />
        </Field>
      );
    case 'step':
      return (
        <Field label={label} id={id} {...notes}>
          <StepField id={id} value={value} optional={!required} onChange={onChange} />
        </Field>
      );
    case 'which':
      if (!asksWhich(from)) return null;
      return (
        <Field label={label} id={id} {...notes}>
          <WhichField id={id} from={from} value={text} onChange={setText} />
        </Field>
      );
    case 'named':
      return (
        <Field label={label} id={id} {...notes}>
          <NamedField id={id} from={from} value={text} onChange={setText} />
        </Field>
      );
    case 'flow':
      return (
        <Field label={label} id={id} {...notes}>
          <FlowField id={id} value={text} onChange={onChange} />
        </Field>
      );
    case 'content-table':
      return (
        <Field label={label} {...notes}>
          <ContentTableField value={value} onChange={onChange} />
        </Field>
      );
    case 'choices':
      return (
        <Field label={label} id={id} {...notes}>
          <Select
            id={id}
            mode="multiple"
            value={asList(value).map(String)}
            options={(schema.items?.enum ?? []).map((each) => ({ value: String(each), label: labelOf(schema.labels, String(each), language) }))}
            onChange={(chosen: readonly string[]) => onChange((schema.items?.enum ?? []).filter((each) => chosen.includes(String(each))))}
          />
        </Field>
      );
    case 'times':
      return (
        <Field label={label} {...notes}>
          <TimesField value={value} label={label} onChange={onChange} />
        </Field>
      );
    case 'numbers':
      return (
        <Field label={label} id={id} {...notes}>
          <NumbersField id={id} value={value} onChange={onChange} />
        </Field>
      );
    case 'optional':
    case 'optional-anchor':
    case 'optional-event':
      return (
        <Field label={label} {...notes}>
          <OptionalSetting
            on={value !== undefined && value !== null}
            onToggle={(on) => onChange(on ? firstOf(schema.widget, inner) : required ? null : undefined)}
          >
            {schema.widget === 'optional-anchor' && <AnchorField value={value} label={label} onChange={onChange} />}
            {schema.widget === 'optional-event' && (
              <EventField label={label} value={text} onChange={onChange} />
            )}
            {schema.widget === 'optional' && (
              <SchemaFields schema={inner} value={isJsonObject(value) ? value : {}} onChange={onChange} problemAt={problemAt} />
            )}
          </OptionalSetting>
        </Field>
      );
    case 'table':
      return (
        <Field label={label} id={id} {...notes} help={helpOf(schema, language) ?? t('panel.tableHint')}>
          <TableField id={id} value={asList(value)} onChange={(rows) => onChange(rows.map((cells) => [...cells]))} />
        </Field>
      );
    case 'names':
      return (
        <Field label={label} id={id} {...notes}>
          <TagsField id={id} value={asList(value).map(String)} suggestions={[]} onChange={(names) => onChange([...names])} />
        </Field>
      );
    case 'tag':
      return (
        <Field label={label} id={id} {...notes}>
          <TagsField id={id} value={asList(value).map(String)} onChange={(tags) => onChange([...tags])} />
        </Field>
      );
      default:
      // The type says enough.
      return undefined;
  }
}

/** What a setting is when it is switched on. */
function firstOf(widget: string | undefined, schema: FieldSchema): Json {
  if (widget === 'optional-anchor') return { type: 'date', date: new Date().toISOString().slice(0, 10) };
  return widget === 'optional-event' ? '' : emptyValue(schema);
}

const emptyCondition: Json = { type: 'all', of: [] };
