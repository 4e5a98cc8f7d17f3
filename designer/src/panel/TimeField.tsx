import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface TimeFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: string | null;
  readonly nullable?: boolean;
  readonly onChange: (value: string | null) => void;
}

/** The browser's own time field: people know it, and it works by keyboard and on a phone. */
export function TimeField({ id, label, value, nullable = false, onChange }: TimeFieldProps) {
  const { t } = useTranslation();
  return (
    <div className="field-stack">
      {nullable && (
        <Checkbox checked={value !== null} onChange={(event) => onChange(event.target.checked ? '20:00' : null)}>
          {t('panel.on')}
        </Checkbox>
      )}
      {value !== null && (
        <Input
          {...(id ? { id } : {})}
          {...(label ? { 'aria-label': label } : {})}
          type="time"
          value={value}
          // An emptied field reports ''; the last good time stays until there is another.
          onChange={(event) => event.target.value && onChange(event.target.value)}
        />
      )}
    </div>
  );
}
