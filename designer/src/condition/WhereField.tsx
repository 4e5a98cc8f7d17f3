import type { Condition } from '@sopwith/engine';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionField } from './ConditionField.tsx';
import { firstOf, withWhere } from './condition-rows.ts';

interface WhereFieldProps<T> {
  readonly past: T;
  readonly onChange: (past: T) => void;
}

/** Which of the events count: a condition over each of them. */
export function WhereField<T extends { readonly event: string; readonly where?: Condition }>({ past, onChange }: WhereFieldProps<T>) {
  const { t } = useTranslation();
  if (past.where === undefined) {
    return (
      <Button size="small" type="link" onClick={() => onChange(withWhere(past, firstOf('property')))}>
        {t('condition.addWhere')}
      </Button>
    );
  }
  return (
    <div className="condition-where">
      <ConditionField condition={past.where} event={past.event} inner onChange={(where) => onChange(withWhere(past, where))} />
      <Button size="small" type="link" onClick={() => onChange(withWhere(past, undefined))}>
        {t('condition.dropWhere')}
      </Button>
    </div>
  );
}
