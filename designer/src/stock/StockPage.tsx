// What flows can give out: how many there are, how many are gone, and until when.
import { EditOutlined, PlusOutlined, UnorderedListOutlined } from '@ant-design/icons';
import type { StockDto } from '@sopwith/server/member-books';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Progress, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../api/people-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatFullMoment, formatNumber } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { PageState } from '../shell/PageState.tsx';
import { StockDialog } from './StockDialog.tsx';
import { StockLedger } from './StockLedger.tsx';

export function StockPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [open, setOpen] = useState<StockDto | 'new' | null>(null);
  const [book, setBook] = useState<StockDto | null>(null);
  const stocks = useQuery({ queryKey: ['stocks'], queryFn: peopleApi.stocks, refetchInterval: 10_000 });
  if (!stocks.data) return <PageState error={stocks.error} onRetry={() => void stocks.refetch()} />;
  const columns: readonly Column<StockDto>[] = [
    { key: 'item', title: t('stock.item'), show: ({ item }) => <span className="record-name">{item}</span> },
    { key: 'taken', title: t('stock.taken'), show: ({ taken }) => formatNumber(taken, language) },
    { key: 'total', title: t('stock.total'), show: ({ total }) => (total === null ? t('stock.unlimited') : formatNumber(total, language)) },
    { key: 'left', title: t('stock.left'), show: (stock) => <Left stock={stock} /> },
    { key: 'ends', title: t('stock.ends'), show: ({ endsAt }) => (endsAt === null ? '–' : formatFullMoment(endsAt, language)) },
    {
      key: 'tools',
      title: t('page.actions'),
      show: (stock) => (
        <span className="record-tools">
          <Button type="text" icon={<UnorderedListOutlined />} aria-label={t('stock.ledgerOf', { item: stock.item })} onClick={() => setBook(stock)}>
            {t('stock.ledger')}
          </Button>
          <Button type="text" icon={<EditOutlined />} aria-label={t('stock.editOne', { item: stock.item })} onClick={() => setOpen(stock)} />
        </span>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title={t('common.stock')}
        text={t('stock.text')}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
            {t('stock.add')}
          </Button>
        }
      />
      {stocks.data.length === 0 ? (
        <Empty className="page-empty" description={t('stock.none')} />
      ) : (
        <RecordTable label={t('common.stock')} columns={columns} rows={stocks.data} keyOf={({ item }) => item} />
      )}
      {book !== null && <StockLedger stock={book} onClose={() => setBook(null)} />}
      {open !== null && <StockDialog stock={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

function Left({ stock: { item, total, taken, endsAt } }: { readonly stock: StockDto }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (endsAt !== null && endsAt <= Date.now()) return <Tag>{t('stock.over')}</Tag>;
  if (total === null) return '–';
  const left = Math.max(0, total - taken);
  if (left === 0) return <Tag color="red">{t('stock.soldOut')}</Tag>;
  return (
    <span className="stock-left">
      {formatNumber(left, language)}
      <Progress percent={Math.round((100 * left) / total)} showInfo={false} size="small" aria-label={t('stock.leftOf', { item })} />
    </span>
  );
}
