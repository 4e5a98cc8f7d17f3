// The fields and the list of a task, as its step asks for them.
import type { FormField, Json } from '@sopwith/engine';
import type { TaskDto } from '@sopwith/server/contract';
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Filled, toggled, withField } from './task-answers.ts';

interface TaskFormProps {
  readonly task: TaskDto;
  readonly filled: Filled;
  readonly ticked: readonly number[];
  readonly onFill: (filled: Filled) => void;
  readonly onTick: (ticked: readonly number[]) => void;
}

export function TaskForm({ task, filled, ticked, onFill, onTick }: TaskFormProps) {
  const { t } = useTranslation();
  return (
    <>
      {task.checklist.length > 0 && (
        <fieldset className="task-fields">
          <legend>{t('tasks.checklist')}</legend>
          {task.checklist.map((item, index) => (
            // An item has no name but its place.
            <Checkbox key={`${index}/${item}`} checked={ticked.includes(index)} onChange={() => onTick(toggled(ticked, index))}>
              {item}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {task.form.length > 0 && (
        <fieldset className="task-fields">
          <legend>{t('tasks.form')}</legend>
          {task.form.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              value={filled[field.name] ?? null}
              onChange={(value) => onFill(withField(filled, field.name, value))}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

interface FieldInputProps {
  readonly field: FormField;
  readonly value: Json;
  readonly onChange: (value: Json | null) => void;
}

function FieldInput({ field, value, onChange }: FieldInputProps) {
  const { t } = useTranslation();
  const id = useId();
  const label = field.required ? field.title : t('tasks.optional', { title: field.title });
  if (field.kind === 'yesNo') {
    return (
      <div className="task-field">
        <span id={id}>{label}</span>
        <Radio.Group
          aria-labelledby={id}
          value={value}
          options={[
            { value: true, label: t('tasks.yes') },
            { value: false, label: t('tasks.no') },
          ]}
          onChange={(event) => onChange(event.target.value as boolean)}
        />
      </div>
    );
  }
  return (
    <div className="task-field">
      <label htmlFor={id}>{label}</label>
      {field.kind === 'text' && (
        <Input.TextArea
          id={id}
          value={typeof value === 'string' ? value : ''}
          maxLength={4000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {field.kind === 'number' && <InputNumber id={id} value={typeof value === 'number' ? value : null} onChange={(next) => onChange(next)} />}
      {field.kind === 'date' && (
        <Input id={id} type="date" value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value)} />
      )}
      {field.kind === 'choice' && (
        <Select
          id={id}
          value={typeof value === 'string' ? value : null}
          options={field.options.map((option) => ({ value: option, label: option }))}
          onChange={(next) => onChange(next)}
        />
      )}
    </div>
  );
}
