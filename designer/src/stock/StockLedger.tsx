// The book of one stock: what was given to whom, what was changed by whom and why, and what was left.
import type { StockDto, StockEntryDto } from '@sopwith/server/member-books';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { peopleApi } from '../api/people-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatFullMoment, formatNumber } from '../language/moment.ts';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { FailureNote } from '../shell/FailureNote.tsx';

export function StockLedger({ stock: { item }, onClose }: { readonly stock: StockDto; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ledger = useInfiniteQuery({
    queryKey: ['stock-ledger', item],
    queryFn: ({ pageParam }) => peopleApi.stockLedger(item, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  const rows = ledger.data?.pages.flatMap(({ items }) => items) ?? [];
  const columns: readonly Column<StockEntryDto>[] = [
    { key: 'at', title: t('stock.at'), show: ({ at }) => formatFullMoment(at, language) },
    { key: 'what', title: t('stock.what'), show: ({ kind }) => <span style={{ whiteSpace: 'nowrap' }}>{t(`stock.kind_${kind}`)}</span> },
    { key: 'who', title: t('stock.who'), show: ({ kind, who, name }) => (kind === 'grant' ? <Link to={`/members/${encodeURIComponent(who)}`}>{name ?? who}</Link> : who) },
    { key: 'change', title: t('stock.change'), show: (entry) => <span className="number">{changeOf(entry)}</span> },
    { key: 'remained', title: t('stock.remained'), show: ({ kind, total, remained }) => (remained !== null ? formatNumber(remained, language) : kind === 'adjustment' && total === null ? t('stock.unlimited') : '–') },
    {
      key: 'why',
      title: t('stock.why'),
      show: ({ reason, run, endsAt }) => (
        <>
          {run === null ? (reason ?? '') : <Link to={`/runs/${run}`}>{reason ?? run}</Link>}
          {endsAt !== null && <span className="muted"> {t('stock.endsThen', { when: formatFullMoment(endsAt, language) })}</span>}
        </>
      ),
    },
  ];
  return (
    <Drawer open size="large" title={t('stock.ledgerOf', { item })} onClose={onClose}>
      <FailureNote error={ledger.error} />
      {ledger.isSuccess && rows.length === 0 && <p className="muted">{t('stock.ledgerNone')}</p>}
      {rows.length > 0 && <RecordTable label={t('stock.ledgerOf', { item })} columns={columns} rows={rows} keyOf={({ id }) => id} />}
      {ledger.hasNextPage && (
        <Button className="page-more" loading={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
          {t('stock.earlier')}
        </Button>
      )}
    </Drawer>
  );

  function changeOf({ change, total }: StockEntryDto): string {
    if (change === null) return total === null ? t('stock.unlimited') : `= ${formatNumber(total, language)}`;
    return change > 0 ? `+${formatNumber(change, language)}` : formatNumber(change, language);
  }
}
