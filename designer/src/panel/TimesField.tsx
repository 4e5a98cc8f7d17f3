// None, one or several times of the day.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Json } from '@sopwith/engine';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { asList } from './field-schema.ts';
import { TimeField } from './TimeField.tsx';

interface TimesFieldProps {
  readonly value: Json | undefined;
  readonly label: string;
  readonly onChange: (times: Json) => void;
}

export function TimesField({ value, label, onChange }: TimesFieldProps) {
  const { t } = useTranslation();
  const times = typeof value === 'string' ? [value] : asList(value).map(String);
  // One is written as it always was.
  const set = (next: readonly string[]) => onChange(next.length === 0 ? null : next.length === 1 ? (next[0] as string) : [...next]);
  return (
    <div className="field-stack">
      {times.map((time, index) => (
        // Times have no identity beside their place.
        <div className="times-line" key={index}>
          <TimeField label={`${label} ${index + 1}`} value={time} onChange={(next) => set(times.with(index, next ?? time))} />
          <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('panel.remove')} onClick={() => set(times.filter((_, other) => other !== index))} />
        </div>
      ))}
      <Button size="small" type="dashed" icon={<PlusOutlined />} disabled={times.length >= 5} onClick={() => set([...times, '20:00'])}>
        {t('panel.addEntry')}
      </Button>
    </div>
  );
}
