import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from './names.ts';

interface TagsFieldProps {
  readonly id: string;
  readonly value: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

export function TagsField({ id, value, onChange }: TagsFieldProps) {
  const { tags } = useNames();
  const { t } = useTranslation();
  return (
    <Select
      id={id}
      mode="tags"
      value={[...value]}
      placeholder={t('panel.tagsHint')}
      tokenSeparators={[',', '\uff0c', '、']}
      options={tags.map((tag) => ({ value: tag, label: tag }))}
      onChange={(next) => onChange([...new Set(next.map((tag) => tag.trim()).filter(Boolean))])}
    />
  );
}
