// One member: where they stand, what they have, and every entry that led there.
import { MobileOutlined } from '@ant-design/icons';
import { CHANNEL_TITLES, describeFact, type Json, type JsonObject, LADDER_TITLES, MAIN_ACCOUNT, MESSAGE_PURPOSES, TIER_TITLES } from '@sopwith/engine';
import type { MemberBooksDto } from '@sopwith/server/member-books';
import { useQuery } from '@tanstack/react-query';
import { Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ErasedMember, EraseMember } from './EraseMember.tsx';
import { api } from '../api/api.ts';
import { ServerRefused } from '../api/request.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { LIVE } from '../phone/live-scope.ts';
import { PageState } from '../shell/PageState.tsx';

type Entry = MemberBooksDto['ledger'][number];
type Grant = MemberBooksDto['grants'][number];
type Language = 'zh' | 'en';

export function MemberPage() {
  const { userId = '' } = useParams();
  const { t } = useTranslation();
  const language = useLanguage();
  const books = useQuery({ queryKey: ['member-books', userId], queryFn: () => api.memberBooks(userId) });
  const isMissing = books.error instanceof ServerRefused && books.error.problem.status === 404;
  const erasure = useQuery({ queryKey: ['erasure', userId], queryFn: () => api.erasure(userId), enabled: isMissing, retry: false });
  if (isMissing && erasure.isLoading) return <PageState error={null} />;
  if (isMissing && erasure.isSuccess) return <ErasedMember erasure={erasure.data} />;
  // What was known before is kept with the error: it must not be shown any more.
  if (isMissing || !books.data) return <PageState error={books.error} onRetry={() => void books.refetch()} />;
  const { member, grants, ledger } = books.data;
  const grantColumns: readonly Column<Grant>[] = [
    { key: 'item', title: t('member.item'), show: ({ item }) => item },
    { key: 'code', title: t('member.code'), show: ({ code }) => <code>{code}</code> },
    { key: 'at', title: t('member.when'), show: ({ at }) => formatMoment(at, language) },
    { key: 'until', title: t('member.validUntil'), show: ({ expiresAt }) => (expiresAt === null ? '–' : formatMoment(expiresAt, language)) },
    { key: 'flow', title: t('page.flow'), show: ({ flow }) => flow ?? '–' },
  ];
  const entryColumns: readonly Column<Entry>[] = [
    { key: 'at', title: t('member.when'), show: ({ at }) => formatMoment(at, language) },
    { key: 'what', title: t('member.what'), show: (entry) => [t(`member.kind_${entry.kind}`), nameOf(entry, language)].filter((part) => part !== '').join(' · ') },
    { key: 'value', title: t('member.change'), show: (entry) => <EntryValue entry={entry} /> },
    { key: 'why', title: t('member.why'), show: (entry) => whyOf(entry, t('member.rule')) },
    { key: 'by', title: t('member.by'), show: ({ flow, kind, reason }) => flow ?? (kind === 'tier' && reason === 'rule' ? t('common.tiers') : t('member.byHand')) },
  ];
  return (
    <>
      <PageHead
        title={member.name ?? member.userId}
        text={`${member.userId} · ${member.zone}`}
        actions={
          <>
            <Link to={`/phone/${LIVE}/${encodeURIComponent(member.userId)}`}>
              <MobileOutlined aria-hidden="true" /> {t('page.openPhone')}
            </Link>
            <EraseMember userId={member.userId} />
          </>
        }
      />
      <div className="card-stack">
        <section aria-label={t('member.standing')} className="card">
          <h2>{t('member.standing')}</h2>
          <Standing books={books.data} />
        </section>
        <section aria-label={t('member.grants')} className="card">
          <h2>{t('member.grants')}</h2>
          {grants.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('member.noGrants')} />
          ) : (
            <RecordTable label={t('member.grants')} columns={grantColumns} rows={grants} keyOf={({ key }) => key} />
          )}
        </section>
        <section aria-label={t('member.ledger')} className="card">
          <h2>{t('member.ledger')}</h2>
          {ledger.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('member.noEntries')} />
          ) : (
            <RecordTable
              label={t('member.ledger')}
              columns={entryColumns}
              rows={ledger}
              keyOf={({ key, kind, name }) => `${key} ${kind} ${name}`}
            />
          )}
        </section>
      </div>
    </>
  );
}

function Standing({ books }: { readonly books: MemberBooksDto }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { lifecycle, activity, points, badges, title, consents, communities, member } = books;
  const tags = (list: readonly string[]) => (list.length === 0 ? '–' : list.map((each) => <Tag key={each}>{each}</Tag>));
  const balances = Object.entries(points).map(([account, balance]) => (account === MAIN_ACCOUNT ? String(balance) : `${account} ${balance}`));
  const rows: readonly (readonly [string, React.ReactNode])[] = [
    [LADDER_TITLES.lifecycle[language], tierTitle(lifecycle, language)],
    [LADDER_TITLES.activity[language], tierTitle(activity, language)],
    [t('member.kind_points'), balances.length === 0 ? '0' : balances.join(language === 'zh' ? '、' : ', ')],
    [t('member.kind_title'), title ?? '–'],
    [t('member.badges'), tags(badges)],
    [t('page.tags'), tags(member.tags)],
    [t('member.attributes'), tags(attributesOf(member.attributes, language))],
    [
      t('member.communities'),
      tags(communities.map(({ community, name, role }) => (role === null ? (name ?? community) : `${name ?? community} · ${role}`))),
    ],
    [
      t('member.consents'),
      tags(Object.entries(consents).map(([name, granted]) => `${consentTitle(name, language)}${language === 'zh' ? '：' : ': '}${t(granted ? 'member.agreed' : 'member.withdrawn')}`)),
    ],
  ];
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What flows and other systems have written of somebody; what the engine keeps for itself begins with a $, and the name stands above. */
function attributesOf(attributes: JsonObject, language: Language): readonly string[] {
  return Object.entries(attributes)
    .filter(([name]) => name !== 'name' && !name.startsWith('$'))
    .map(([name, value]) => `${name}${language === 'zh' ? '：' : ': '}${describeFact(name, value, language)}`);
}

function EntryValue({ entry: { kind, value } }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const language = useLanguage();
  switch (kind) {
    case 'points':
      return typeof value === 'number' && value > 0 ? `+${value}` : String(value);
    case 'tier':
      return tierTitle(value, language);
    case 'badge':
      return value === true ? t('member.given') : t('member.takenBack');
    case 'consent':
      return value === true ? t('member.agreed') : t('member.withdrawn');
    case 'title':
    case 'role':
      return value === null ? t('member.takenBack') : String(value);
  }
}

/** A tier that a ladder's rule gave says so by that word. */
function whyOf({ kind, reason, flow }: Entry, rule: string): string {
  return kind === 'tier' && flow === null && reason === 'rule' ? rule : (reason ?? '–');
}

/** Of whatever somebody has only one, its kind says all. */
function nameOf({ kind, name }: Entry, language: Language): string {
  if (kind === 'title' || (kind === 'points' && name === MAIN_ACCOUNT)) return '';
  if (kind === 'consent') return consentTitle(name, language);
  if (kind === 'tier') return LADDER_TITLES[name as keyof typeof LADDER_TITLES]?.[language] ?? name;
  return name;
}

function tierTitle(tier: Json, language: Language): string {
  if (typeof tier !== 'string') return '–';
  return TIER_TITLES[tier]?.[language] ?? tier;
}

/** `marketing/any`: the purpose, and the channel where it is one. */
function consentTitle(name: string, language: Language): string {
  const [purpose = '', channel = ''] = name.split('/');
  const what = MESSAGE_PURPOSES[purpose as keyof typeof MESSAGE_PURPOSES]?.[language] ?? purpose;
  const where = CHANNEL_TITLES[channel as keyof typeof CHANNEL_TITLES]?.[language];
  return where === undefined ? what : `${what} (${where})`;
}
