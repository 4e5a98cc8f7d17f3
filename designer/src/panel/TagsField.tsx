import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from './names.ts';

interface TagsFieldProps {
  readonly id: string;
  readonly value: readonly string[];
  /** The workspace's tags unless given. */
  readonly suggestions?: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}

export function TagsField({ id, value, suggestions, onChange }: TagsFieldProps) {
  const { tags } = useNames();
  const { t } = useTranslation();
  return (
    <Select
      id={id}
      mode="tags"
      value={[...value]}
      placeholder={t('panel.tagsHint')}
      tokenSeparators={[',', '\uff0c', '、']}
      options={(suggestions ?? tags).map((tag) => ({ value: tag, label: tag }))}
      onChange={(next) => onChange([...new Set(next.map((tag) => tag.trim()).filter(Boolean))])}
    />
  );
}
