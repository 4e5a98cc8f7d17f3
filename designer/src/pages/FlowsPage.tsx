import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import type { FlowSummary } from '@sopwith/server/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatDistance, formatNumber } from '../language/moment.ts';
import { PageState } from '../shell/PageState.tsx';
import { FlowStatusTag } from './FlowStatusTag.tsx';
import { NewFlowDialog } from './NewFlowDialog.tsx';
import { PageHead } from './PageHead.tsx';

const FILTERS = ['all', 'draft', 'published', 'paused', 'archived'] as const;
type Filter = (typeof FILTERS)[number];

export function FlowsPage() {
  const { t } = useTranslation();
  // Running figures of many flows: asked for again now and then, streams are for the one that is open.
  const flows = useQuery({ queryKey: ['flows'], queryFn: api.flows, refetchInterval: 5_000 });
  const [creating, setCreating] = useState(false);
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  if (!flows.data) return <PageState error={flows.error} onRetry={() => void flows.refetch()} />;
  const shown = shownFlows(flows.data, filter, search);
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)} data-testid="new-flow">
      {t('page.newFlow')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('common.flows')} text={t('page.flowsText')} actions={create} />
      {flows.data.length === 0 ? (
        <Empty className="page-empty" description={t('page.noFlows')}>
          {create}
        </Empty>
      ) : (
        <>
          <div className="page-filters">
            <Segmented<Filter>
              value={filter}
              onChange={setFilter}
              options={FILTERS.map((each) => ({ value: each, label: t(`page.status_${each}`) }))}
            />
            <Input
              type="search"
              prefix={<SearchOutlined aria-hidden />}
              allowClear
              aria-label={t('page.searchFlows')}
              placeholder={t('page.searchFlows')}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
          <ul className="flow-cards" aria-label={t('common.flows')}>
            {shown.map((flow) => (
              <FlowCard key={flow.id} flow={flow} />
            ))}
          </ul>
          {shown.length === 0 && <Empty className="page-empty" description={t('page.noneFound')} />}
        </>
      )}
      {creating && <NewFlowDialog onClose={() => setCreating(false)} />}
    </>
  );
}

/** Archived flows stand only where they are asked for. */
export function shownFlows(flows: readonly FlowSummary[], filter: Filter, search: string): readonly FlowSummary[] {
  const text = search.trim().toLowerCase();
  return flows
    .filter(({ status }) => (filter === 'all' ? status !== 'archived' : status === filter))
    .filter(({ name }) => name.toLowerCase().includes(text))
    .toSorted((a, b) => b.updatedAt - a.updatedAt);
}

function FlowCard({ flow }: { readonly flow: FlowSummary }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const figures = [
    ['active', flow.active],
    ['ended', flow.ended],
    ['failed', flow.failed],
  ] as const;
  return (
    <li className="flow-card" data-testid="flow-card">
      <div className="flow-card-head">
        <Link to={`/flows/${flow.id}`} className="flow-card-name">
          {flow.name}
        </Link>
        <FlowStatusTag flow={flow} />
      </div>
      <dl className="figures">
        {figures.map(([key, value]) => (
          <div key={key} data-figure={key} data-some={value > 0 || undefined}>
            <dt>{t(`page.runs_${key}`)}</dt>
            <dd className="number">{formatNumber(value, language)}</dd>
          </div>
        ))}
      </dl>
      <div className="flow-card-foot">
        <span className="muted">{t('page.changedAt', { when: formatDistance(flow.updatedAt, Date.now(), language) })}</span>
        <Link to={`/flows/${flow.id}/runs`}>{t('editor.runs')}</Link>
      </div>
    </li>
  );
}
