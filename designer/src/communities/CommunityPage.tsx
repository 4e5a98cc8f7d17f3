// One community: who is in it and in which role, and what flows posted to it.
import type { CommunityMember, GroupPostDto } from '@sopwith/server/contract';
import { useQuery } from '@tanstack/react-query';
import { Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { peopleApi } from '../api/people-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment, formatNumber } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { PageState } from '../shell/PageState.tsx';

export function CommunityPage() {
  const { community = '' } = useParams();
  const { t } = useTranslation();
  const language = useLanguage();
  const all = useQuery({ queryKey: ['communities'], queryFn: peopleApi.communities });
  const members = useQuery({ queryKey: ['communities', community, 'members'], queryFn: () => peopleApi.communityMembers(community) });
  const posts = useQuery({ queryKey: ['communities', community, 'posts'], queryFn: () => peopleApi.posts(community), refetchInterval: 10_000 });
  if (!all.data || !members.data || !posts.data) {
    const retry = () => void Promise.all([all.refetch(), members.refetch(), posts.refetch()]);
    return <PageState error={all.error ?? members.error ?? posts.error} onRetry={retry} />;
  }
  const known = all.data.find((each) => each.community === community);
  const columns: readonly Column<CommunityMember>[] = [
    {
      key: 'name',
      title: t('page.member'),
      show: ({ userId, name }) => (
        <Link to={`/members/${encodeURIComponent(userId)}`}>
          <span className="record-name">{name ?? userId}</span>
        </Link>
      ),
    },
    { key: 'role', title: t('community.role'), show: ({ role }) => (role === null ? '–' : <Tag color="blue">{role}</Tag>) },
    { key: 'joined', title: t('page.joined'), show: ({ joinedAt }) => formatMoment(joinedAt, language) },
  ];
  return (
    <>
      <PageHead
        title={known?.name ?? community}
        text={`${t('community.membersCount', { count: formatNumber(known?.members ?? members.data.length, language) })}${
          known === undefined || known.capacity === null ? '' : ` / ${formatNumber(known.capacity, language)}`
        }`}
        actions={<Link to="/communities">{t('common.communities')}</Link>}
      />
      <section className="page-section" aria-label={t('community.members')}>
        <h2>{t('community.members')}</h2>
        {members.data.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('community.noMembers')} />
        ) : (
          <RecordTable label={t('community.members')} columns={columns} rows={members.data} keyOf={({ userId }) => userId} />
        )}
      </section>
      <section className="page-section" aria-label={t('community.posts')}>
        <h2>{t('community.posts')}</h2>
        {posts.data.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('community.noPosts')} />
        ) : (
          <ul className="tasks">
            {posts.data.map((post) => (
              <Post key={post.key} post={post} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Post({ post: { text, at, flow, mentions } }: { readonly post: GroupPostDto }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li className="task">
      <div className="task-body">
        <p className="task-detail">{text}</p>
        <p className="task-facts">
          <span>{flow}</span>
          <time dateTime={new Date(at).toISOString()}>{formatMoment(at, language)}</time>
          {mentions !== 'nobody' && <Tag>{t(`community.mentions_${mentions}`)}</Tag>}
        </p>
      </div>
    </li>
  );
}
