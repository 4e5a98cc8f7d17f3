// A task's reminder is seen where its work is: whoever has it, and whoever looks after them, sees when it was last reminded of.
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/language.ts';
import { formatFullMoment, formatMoment } from '../language/moment.ts';

export function TaskReminder({ at }: { readonly at: number | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (at === null) return null;
  return (
    <Tag color="gold" title={formatFullMoment(at, language)} data-testid="task-reminded">
      {t('tasks.reminded', { when: formatMoment(at, language) })}
    </Tag>
  );
}
