import { MobileOutlined, SearchOutlined } from '@ant-design/icons';
import { SUBJECT_KINDS, type SubjectKind } from '@sopwith/engine';
import type { MemberSummary } from '@sopwith/server/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Input, Segmented, Tag } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { LIVE } from '../phone/live-scope.ts';
import { PageState } from '../shell/PageState.tsx';
import { PageHead } from './PageHead.tsx';
import { type Column, RecordTable } from './RecordTable.tsx';

export function MembersPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [text, setText] = useState('');
  const [kind, setKind] = useState<SubjectKind>('member');
  const search = useDeferredValue(text.trim());
  const members = useInfiniteQuery({
    queryKey: ['members', kind, search],
    queryFn: ({ pageParam }) => api.subjects({ kind, search, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
    placeholderData: (before) => before,
  });
  if (!members.data) return <PageState error={members.error} onRetry={() => void members.refetch()} />;
  const rows = members.data.pages.flatMap(({ items }) => items);
  const columns = (
    [
      {
        key: 'name',
        title: t('page.member'),
        show: (member) => {
          const name = (
            <span className="record-name">
              {member.name ?? member.userId}
              {member.name !== null && <small> · {member.userId}</small>}
            </span>
          );
          return kind === 'member' ? <Link to={`/members/${encodeURIComponent(member.userId)}`}>{name}</Link> : name;
        },
      },
      {
        key: 'tags',
        title: t('page.tags'),
        show: (member) => (member.tags.length === 0 ? '–' : member.tags.map((tag) => <Tag key={tag}>{tag}</Tag>)),
      },
      { key: 'zone', title: t('page.zone'), show: (member) => member.zone },
      { key: 'joined', title: t('page.joined'), show: (member) => formatMoment(member.joinedAt, language) },
      kind === 'member' && {
        key: 'phone',
        title: t('phone.title'),
        show: (member) => (
          <Link
            to={`/phone/${LIVE}/${encodeURIComponent(member.userId)}`}
            title={t('page.openPhoneOf', { name: member.name ?? member.userId })}
          >
            <MobileOutlined aria-hidden="true" /> {t('page.openPhone')}
          </Link>
        ),
      },
    ] satisfies readonly (Column<MemberSummary> | false)[]
  ).filter((column) => column !== false);
  return (
    <>
      <PageHead title={t('common.members')} text={t('page.membersText')} />
      <div className="page-filters">
        <Segmented
          value={kind}
          options={SUBJECT_KINDS.map((each) => ({ value: each, label: t(`page.subjects_${each}`) }))}
          onChange={setKind}
        />
        <Input
          type="search"
          prefix={<SearchOutlined aria-hidden />}
          allowClear
          aria-label={t('page.searchMembers')}
          placeholder={t('page.searchMembers')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {rows.length === 0 ? (
        <Empty
          className="page-empty"
          description={search ? t('page.noneFound') : t(kind === 'member' ? 'page.noMembers' : 'page.noSubjects')}
        />
      ) : (
        <RecordTable label={t('common.members')} columns={columns} rows={rows} keyOf={({ userId }) => userId} />
      )}
      {members.hasNextPage && (
        <Button className="page-more" loading={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
          {t('page.more')}
        </Button>
      )}
    </>
  );
}
