import { EditOutlined } from '@ant-design/icons';
import type { CommunityDto } from '@sopwith/server/member-books';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { peopleApi } from '../api/people-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatNumber } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { PageState } from '../shell/PageState.tsx';
import { CapacityDialog } from './CapacityDialog.tsx';

export function CommunitiesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [open, setOpen] = useState<CommunityDto | null>(null);
  const communities = useQuery({ queryKey: ['communities'], queryFn: peopleApi.communities, refetchInterval: 10_000 });
  if (!communities.data) return <PageState error={communities.error} onRetry={() => void communities.refetch()} />;
  const columns: readonly Column<CommunityDto>[] = [
    {
      key: 'name',
      title: t('community.name'),
      show: ({ community, name }) => (
        <Link to={`/communities/${encodeURIComponent(community)}`}>
          <span className="record-name">
            {name ?? community}
            {name !== null && <small> · {community}</small>}
          </span>
        </Link>
      ),
    },
    { key: 'members', title: t('community.members'), show: ({ members }) => formatNumber(members, language) },
    {
      key: 'capacity',
      title: t('community.capacity'),
      show: ({ capacity, members }) =>
        capacity === null ? (
          t('community.anyNumber')
        ) : (
          <>
            {formatNumber(capacity, language)} {members >= capacity && <Tag color="red">{t('community.full')}</Tag>}
          </>
        ),
    },
    {
      key: 'tools',
      title: t('page.actions'),
      show: (community) => (
        <Button
          type="text"
          icon={<EditOutlined />}
          aria-label={t('community.setCapacityOf', { name: community.name ?? community.community })}
          onClick={() => setOpen(community)}
        />
      ),
    },
  ];
  return (
    <>
      <PageHead title={t('common.communities')} text={t('community.text')} />
      {communities.data.length === 0 ? (
        <Empty className="page-empty" description={t('community.none')} />
      ) : (
        <RecordTable label={t('common.communities')} columns={columns} rows={communities.data} keyOf={({ community }) => community} />
      )}
      {open !== null && <CapacityDialog community={open} onClose={() => setOpen(null)} />}
    </>
  );
}
