import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSuggestions } from '../catalog/catalog-context.tsx';

interface SegmentFieldProps {
  readonly id?: string;
  readonly value: string;
  readonly onChange: (segment: string) => void;
}

/** A segment by its name; the condition keeps its id. */
export function SegmentField({ id, value, onChange }: SegmentFieldProps) {
  const { t } = useTranslation();
  const { segments } = useSuggestions();
  const known = segments.some(({ id }) => id === value) || value === '' ? segments : [...segments, { id: value, name: value }];
  return (
    <Select
      {...(id ? { id } : { 'aria-label': t('condition.about_segment') })}
      value={value || null}
      showSearch={{ optionFilterProp: 'label' }}
      options={known.map(({ id, name }) => ({ value: id, label: name }))}
      notFoundContent={t('condition.noSegments')}
      onChange={onChange}
    />
  );
}
