import { describeEndReason } from '@sopwith/engine';
import type { RunSummary } from '@sopwith/server/contract';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/language.ts';

const COLORS = { new: 'default', active: 'cyan', ended: 'green', failed: 'red' } as const;

export function RunStatusTag({ status, reason }: { readonly status: RunSummary['status']; readonly reason: string | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <span className="status-tags">
      <Tag color={COLORS[status]}>{t(`page.run_${status}`)}</Tag>
      {reason !== null && reason !== 'completed' && <span className="muted">{describeEndReason(reason, language)}</span>}
    </span>
  );
}
