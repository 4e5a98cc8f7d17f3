// One field of a step's settings: the widget that its schema names, else the one that its type suggests.
import type { Json } from '@sopwith/engine';
import { Input, InputNumber, Select, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ConditionField } from '../condition/ConditionField.tsx';
import { readCondition } from '../condition/read-condition.ts';
import { useLanguage } from '../language/language.ts';
import { AnchorField } from './AnchorField.tsx';
import { ContentTableField } from './ContentTableField.tsx';
import { DeadlineField } from './DeadlineField.tsx';
import { DurationField } from './DurationField.tsx';
import { EventField } from './EventField.tsx';
import { Field } from './Field.tsx';
import { FlowField } from './FlowField.tsx';
import { asList, emptyValue, type FieldSchema, isJsonObject, isNullable, withoutNull } from './field-schema.ts';
import { helpOf, labelOf, titleOf } from './field-words.ts';
import { JsonValueField } from './JsonValueField.tsx';
import { KnownNameField } from './KnownNameField.tsx';
import { ListField } from './ListField.tsx';
import { LookBackField } from './LookBackField.tsx';
import { NamedField } from './NamedField.tsx';
import { NumbersField } from './NumbersField.tsx';
import { OptionalSetting } from './OptionalSetting.tsx';
import { readTime, readWeekdays } from './read-setting.ts';
import { StepField } from './StepField.tsx';
import { SuggestField } from './SuggestField.tsx';
import { TableField } from './TableField.tsx';
import { TagsField } from './TagsField.tsx';
import { TemplateField } from './TemplateField.tsx';
import { TimeField } from './TimeField.tsx';
import { TimesField } from './TimesField.tsx';
import { WeekdaysField } from './WeekdaysField.tsx';
import { isShownWhole, type ProblemAt } from './problem-at.ts';
import { asksWhich, WhichField } from './WhichField.tsx';

export interface SchemaFieldProps {
  readonly name: string;
  readonly schema: FieldSchema;
  readonly value: Json | undefined;
  readonly required: boolean;
  /** undefined takes an optional field away. */
  readonly onChange: (value: Json | undefined) => void;
  /** Of paths below this field; `''` is the field itself. */
  readonly problemAt: ProblemAt;
  /** The event whose properties a `where` beside it may name. */
  readonly event?: string | undefined;
  /** What the field beside it says about where this one's name comes from. */
  readonly from?: string | undefined;
}

export function SchemaField(props: SchemaFieldProps) {
  const { name, schema, value, required, onChange, problemAt } = props;
  const language = useLanguage();
  const { t } = useTranslation();
  const id = useId();
  // A field with one possible value is no question.
  if (schema.const !== undefined) return null;
  const label = titleOf(schema, name, language);
  const notes = { help: helpOf(schema, language), problem: problemAt('', isShownWhole(schema.widget)) };
  const nullable = isNullable(schema);
  const inner = withoutNull(schema);
  const own = { id, value, onChange };
  const text = typeof value === 'string' ? value : '';
  // What is emptied is nothing where nothing may stand, and left out where it may be.
  const setText = (next: string) => onChange(next !== '' ? next : nullable ? null : required ? '' : undefined);

  switch (schema.widget) {
    case undefined:
      break;
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
    case 'anchor':
      return (
        <Field label={label} {...notes}>
          <AnchorField value={value} label={label} onChange={onChange} />
        </Field>
      );
    case 'event':
      return (
        <Field label={label} id={id} {...notes}>
          <EventField id={id} value={typeof value === 'string' ? value : ''} onChange={onChange} />
        </Field>
      );
    case 'condition':
      return (
        <Field label={label} {...notes}>
          <ConditionField
            condition={readCondition(value)}
            event={props.event}
            onChange={(condition) => onChange(condition === undefined && required ? emptyCondition : (condition as Json | undefined))}
          />
        </Field>
      );
    case 'template':
      return (
        <Field label={label} id={id} {...notes}>
          <TemplateField
            id={id}
            value={typeof value === 'string' ? value : ''}
            singleLine={(schema.maxLength ?? 4000) <= 200}
            onChange={(text) => onChange(text === '' && !required ? undefined : text)}
          />
        </Field>
      );
    case 'attribute':
      return (
        <Field label={label} id={id} {...notes}>
          <SuggestField {...own} from="attributes" />
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
      if (!asksWhich(props.from)) return null;
      return (
        <Field label={label} id={id} {...notes}>
          <WhichField id={id} from={props.from} value={text} onChange={setText} />
        </Field>
      );
    case 'named':
      return (
        <Field label={label} id={id} {...notes}>
          <NamedField id={id} from={props.from} value={text} onChange={setText} />
        </Field>
      );
    case 'flow':
      return (
        <Field label={label} id={id} {...notes}>
          <FlowField id={id} value={typeof value === 'string' ? value : ''} onChange={onChange} />
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
              <EventField label={label} value={typeof value === 'string' ? value : ''} onChange={onChange} />
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
  }

  if (inner.enum) {
    const options = inner.enum.map((each) => ({ value: String(each), label: labelOf(schema.labels, String(each), language) }));
    return (
      <Field label={label} id={id} {...notes}>
        <Select
          id={id}
          value={value === undefined ? null : String(value)}
          options={options}
          placeholder={required ? undefined : t('panel.usual')}
          allowClear={!required}
          onChange={(next: string | undefined) => onChange(inner.enum?.find((each) => String(each) === next))}
        />
      </Field>
    );
  }
  switch (inner.type) {
    case 'array':
      return (
        <Field label={label} {...notes}>
          <ListField schema={inner} value={asList(value)} onChange={(list) => onChange([...list])} problemAt={problemAt} />
        </Field>
      );
    case 'object':
      return (
        <Field label={label} {...notes}>
          <SchemaFields schema={inner} value={isJsonObject(value) ? value : {}} onChange={onChange} problemAt={problemAt} />
        </Field>
      );
    case 'boolean':
      return (
        <Field label={label} id={id} {...notes}>
          <Switch id={id} checked={value === true} onChange={onChange} />
        </Field>
      );
    case 'integer':
    case 'number':
      return (
        <Field label={label} id={id} {...notes}>
          <InputNumber
            id={id}
            value={typeof value === 'number' ? value : null}
            min={inner.minimum ?? Number.MIN_SAFE_INTEGER}
            max={inner.maximum ?? Number.MAX_SAFE_INTEGER}
            {...(inner.type === 'integer' ? { precision: 0 } : {})}
            {...(nullable ? { placeholder: t('panel.never') } : {})}
            // An emptied field that may be left out is left out: the least number would mean something.
            onChange={(next) => onChange(next ?? (nullable ? null : required ? emptyValue(inner) : undefined))}
          />
        </Field>
      );
    case 'string':
      return (
        <Field label={label} id={id} {...notes}>
          <Input
            id={id}
            value={text}
            maxLength={inner.maxLength ?? 4000}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
      );
    default:
      return (
        <Field label={label} {...notes}>
          <JsonValueField value={value ?? null} label={label} onChange={onChange} />
        </Field>
      );
  }
}

/** What a setting is when it is switched on. */
function firstOf(widget: string | undefined, schema: FieldSchema): Json {
  if (widget === 'optional-anchor') return { type: 'date', date: new Date().toISOString().slice(0, 10) };
  return widget === 'optional-event' ? '' : emptyValue(schema);
}

const emptyCondition: Json = { type: 'all', of: [] };

interface SchemaFieldsProps {
  readonly schema: FieldSchema;
  readonly value: { readonly [key: string]: Json };
  readonly onChange: (value: { readonly [key: string]: Json }) => void;
  readonly problemAt: ProblemAt;
  readonly hidden?: readonly string[];
}

/** All fields of an object, in the order of its schema. */
export function SchemaFields({ schema, value, onChange, problemAt, hidden = [] }: SchemaFieldsProps) {
  const event = value['event'];
  const from = value['from'] ?? value['audience'];
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => !hidden.includes(name))
    .map(([name, field]) => (
      <SchemaField
        key={name}
        name={name}
        schema={field}
        value={value[name]}
        required={schema.required?.includes(name) ?? false}
        // A condition over a row may speak of its columns, as one over an event of its properties.
        event={typeof event === 'string' ? event : from === 'rows' ? '' : undefined}
        from={typeof from === 'string' ? from : undefined}
        problemAt={(path, whole) => problemAt(`.${name}${path}`, whole)}
        onChange={(next) => {
          const { [name]: _, ...rest } = value;
          if (next === undefined) onChange(rest);
          else onChange({ ...value, [name]: next });
        }}
      />
    ));
}
