// The two ladders, how many stand on each rung, and the rules that move members between them.
import { EditOutlined } from '@ant-design/icons';
import { describeCondition, namedSegments, LADDER_TITLES, TIER_TITLES } from '@sopwith/engine';
import type { TierLadder } from '@sopwith/server/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../api/people-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment, formatNumber } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { useKnownCatalog } from '../pages/step-titles.ts';
import { PageState } from '../shell/PageState.tsx';
import { LadderDialog } from './LadderDialog.tsx';

type Rung = TierLadder['rungs'][number];

export function TiersPage() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<TierLadder | null>(null);
  const ladders = useQuery({ queryKey: ['tier-ladders'], queryFn: peopleApi.tierLadders, refetchInterval: 5_000 });
  if (!ladders.data) return <PageState error={ladders.error} onRetry={() => void ladders.refetch()} />;
  return (
    <>
      <PageHead title={t('common.tiers')} text={t('tier.text')} />
      {ladders.data.map((ladder) => (
        <Ladder key={ladder.ladder} ladder={ladder} onEdit={() => setOpen(ladder)} />
      ))}
      {open !== null && <LadderDialog ladder={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function Ladder({ ladder, onEdit }: { readonly ladder: TierLadder; readonly onEdit: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const named = namedSegments(useKnownCatalog()?.catalog.dictionary.segments);
  const title = LADDER_TITLES[ladder.ladder][language];
  const hasRules = ladder.rungs.some(({ condition }) => condition !== null);
  const columns: readonly Column<Rung>[] = [
    { key: 'tier', title: t('tier.rung'), show: ({ tier }) => <span className="record-name">{TIER_TITLES[tier]?.[language] ?? tier}</span> },
    {
      key: 'rule',
      title: t('tier.rule'),
      show: ({ tier, condition }) => {
        if (condition !== null) return describeCondition(condition, language, named);
        return hasRules && tier === ladder.rungs[0]?.tier ? t('tier.otherwise') : t('tier.noRule');
      },
    },
    { key: 'members', title: t('tier.members'), show: ({ members }) => formatNumber(members, language) },
  ];
  return (
    <section className="page-section" aria-label={title}>
      <div className="ladder-head">
        <h2>{title}</h2>
        <Button icon={<EditOutlined />} onClick={onEdit} aria-label={`${t('tier.edit')} ${title}`}>
          {t('tier.edit')}
        </Button>
      </div>
      <p className="muted">
        {hasRules ? t(ladder.onlyUp ? 'tier.onlyUpText' : 'tier.bothWays') : t('tier.none')}
        {ladder.updatedAt !== null && ` ${t('tier.changed', { who: ladder.updatedBy ?? '', when: formatMoment(ladder.updatedAt, language) })}`}
      </p>
      {/* The highest rung on top, as one looks at a ladder. */}
      <RecordTable label={title} columns={columns} rows={[...ladder.rungs].reverse()} keyOf={({ tier }) => tier} />
    </section>
  );
}
