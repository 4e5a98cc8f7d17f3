import type { FlowSummary } from '@sopwith/server/contract';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

const COLORS = { draft: 'default', published: 'green', paused: 'orange', archived: 'default' } as const;

export function FlowStatusTag({ flow }: { readonly flow: Pick<FlowSummary, 'status' | 'version' | 'changedSincePublish'> }) {
  const { t } = useTranslation();
  return (
    <span className="status-tags">
      <Tag color={COLORS[flow.status]}>
        {t(`page.status_${flow.status}`)}
        {flow.version !== null && ` v${flow.version}`}
      </Tag>
      {flow.changedSincePublish && flow.version !== null && <Tag color="gold">{t('editor.changedSincePublish')}</Tag>}
    </span>
  );
}
