import type { Condition } from '@sopwith/engine';
import { useTranslation } from 'react-i18next';
import { ConditionField } from '../condition/ConditionField.tsx';

interface WhereFieldProps<T extends { readonly where?: Condition }> {
  readonly of: T;
  readonly event?: string;
  readonly onChange: (next: T) => void;
}

/** The condition of something that may have one. */
export function WhereField<T extends { readonly where?: Condition }>({ of, event, onChange }: WhereFieldProps<T>) {
  const { t } = useTranslation();
  return (
    <>
      <span className="list-entry-note">{t('panel.where')}</span>
      <ConditionField
        condition={of.where}
        event={event}
        onChange={(where) => {
          const { where: _, ...rest } = of;
          onChange((where ? { ...rest, where } : rest) as T);
        }}
      />
    </>
  );
}
