import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ContextField, ContextType } from '@sopwith/engine';
import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from './Field.tsx';

const TYPES: readonly ContextType[] = ['text', 'number', 'boolean', 'date', 'instant'];

interface ContextFieldsProps {
  readonly fields: readonly ContextField[];
  readonly onChange: (fields: readonly ContextField[]) => void;
}

/** What a run is about besides its member: the course, the order, the assignment. */
export function ContextFields({ fields, onChange }: ContextFieldsProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('panel.context')} help={t('panel.contextHelp')}>
      <div className="list-field">
        {fields.map((field, index) => {
          const replace = (next: ContextField) => onChange(fields.with(index, next));
          return (
            <div className="context-line" key={index}>
              <Input
                aria-label={t('panel.contextName')}
                value={field.name}
                placeholder="due"
                onChange={(event) => replace({ ...field, name: event.target.value.trim() })}
              />
              <Select
                aria-label={t('panel.contextType')}
                value={field.type}
                options={TYPES.map((type) => ({ value: type, label: t(`panel.type_${type}`) }))}
                onChange={(type) => replace({ ...field, type })}
              />
              <Checkbox
                checked={field.required === true}
                onChange={(event) => {
                  const { required: _, ...rest } = field;
                  replace(event.target.checked ? { ...rest, required: true } : rest);
                }}
              >
                {t('panel.required')}
              </Checkbox>
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('panel.remove')}
                onClick={() => onChange(fields.filter((_, other) => other !== index))}
              />
            </div>
          );
        })}
        <Button block type="dashed" icon={<PlusOutlined />} onClick={() => onChange([...fields, { name: '', type: 'text' }])}>
          {t('panel.addContext')}
        </Button>
      </div>
    </Field>
  );
}
