// A list of entries that each name an outcome: cases, awaited events, results of a task.
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Json } from '@sopwith/engine';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { emptyValue, type FieldSchema, isJsonObject } from './field-schema.ts';
import { freshOutcomeId } from './outcome-id.ts';
import type { ProblemAt } from './problem-at.ts';
import { SchemaField, SchemaFields } from './SchemaField.tsx';

interface ListFieldProps {
  readonly schema: FieldSchema;
  readonly value: readonly Json[];
  readonly onChange: (list: readonly Json[]) => void;
  readonly problemAt: ProblemAt;
}

export function ListField({ schema, value, onChange, problemAt }: ListFieldProps) {
  const { t } = useTranslation();
  const items = schema.items ?? {};
  const replace = (index: number, next: Json) => onChange(value.with(index, next));
  const swap = (a: number, b: number) => onChange(value.with(a, value[b] ?? null).with(b, value[a] ?? null));
  const add = () => {
    const fresh = emptyValue(items);
    onChange([...value, isJsonObject(fresh) && 'id' in fresh ? { ...fresh, id: freshOutcomeId(value, Math.random) } : fresh]);
  };
  return (
    <div className="list-field">
      {value.map((entry, index) => (
        // Entries keep their id while they are edited; those without one keep their place.
        <div
          className="list-entry"
          key={isJsonObject(entry) && typeof entry['id'] === 'string' ? entry['id'] : index}
          data-testid="list-entry"
        >
          <div className="list-entry-tools">
            <span className="muted number">{index + 1}</span>
            <Button
              size="small"
              type="text"
              icon={<ArrowUpOutlined />}
              aria-label={t('panel.moveUp')}
              disabled={index === 0}
              onClick={() => swap(index, index - 1)}
            />
            <Button
              size="small"
              type="text"
              icon={<ArrowDownOutlined />}
              aria-label={t('panel.moveDown')}
              disabled={index === value.length - 1}
              onClick={() => swap(index, index + 1)}
            />
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('panel.remove')}
              disabled={value.length <= (schema.minItems ?? 0)}
              onClick={() => onChange(value.filter((_, other) => other !== index))}
            />
          </div>
          {isJsonObject(entry) && items.widget === undefined ? (
            // The id ties links to the entry: it is given once and is nobody's to type.
            <SchemaFields
              schema={items}
              value={entry}
              hidden={['id']}
              onChange={(next) => replace(index, next)}
              problemAt={(path, whole) => problemAt(`[${index}]${path}`, whole)}
            />
          ) : (
            <SchemaField
              name={String(index + 1)}
              schema={items}
              value={entry}
              required
              onChange={(next) => replace(index, next ?? null)}
              problemAt={(path, whole) => problemAt(`[${index}]${path}`, whole)}
            />
          )}
        </div>
      ))}
      <Button
        block
        type="dashed"
        icon={<PlusOutlined />}
        disabled={value.length >= (schema.maxItems ?? Number.POSITIVE_INFINITY)}
        onClick={add}
      >
        {t('panel.addEntry')}
      </Button>
    </div>
  );
}
