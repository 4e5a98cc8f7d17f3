// Texts that wait for people to agree to them: mine to vote on first, then the others, then what was decided.
import type { ApprovalDto } from '@sopwith/server/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { peopleApi } from '../api/people-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatDistance, formatFullMoment, formatMoment } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { PageState } from '../shell/PageState.tsx';
import { useSession } from '../shell/session.ts';
import { type Pile, pileOf } from './approval-pile.ts';
import { EditTextDialog } from './EditTextDialog.tsx';
import { VoteDialog } from './VoteDialog.tsx';
import './approvals.css';

const PILES: readonly Pile[] = ['mine', 'open', 'decided'];

export function ApprovalsPage() {
  const { t } = useTranslation();
  const [pile, setPile] = useState<Pile>('mine');
  const [voting, setVoting] = useState<ApprovalDto | null>(null);
  const [editing, setEditing] = useState<ApprovalDto | null>(null);
  const me = useSession().data?.user;
  const approvals = useQuery({ queryKey: ['approvals'], queryFn: peopleApi.approvals, refetchInterval: 5_000 });
  if (!approvals.data) return <PageState error={approvals.error} onRetry={() => void approvals.refetch()} />;
  const names = me === undefined ? [] : [me.name, me.email];
  const shown = approvals.data.filter((approval) => pileOf(approval, names) === pile);
  const count = (of: Pile) => approvals.data.filter((approval) => pileOf(approval, names) === of).length;
  return (
    <>
      <PageHead title={t('common.approvals')} text={t('approval.text')} />
      <div className="page-filters">
        <Segmented<Pile>
          value={pile}
          onChange={setPile}
          options={PILES.map((each) => ({ value: each, label: each === 'decided' ? t('approval.pile_decided') : `${t(`approval.pile_${each}`)} ${count(each)}` }))}
        />
      </div>
      {shown.length === 0 ? (
        <Empty className="page-empty" description={t(`approval.none_${pile}`)} />
      ) : (
        <ul className="tasks" aria-label={t('common.approvals')}>
          {shown.map((approval) => (
            <ApprovalCard
              key={approval.id}
              approval={approval}
              mayVote={pile === 'mine'}
              onVote={() => setVoting(approval)}
              onEdit={() => setEditing(approval)}
            />
          ))}
        </ul>
      )}
      {voting && <VoteDialog approval={voting} onClose={() => setVoting(null)} />}
      {editing && <EditTextDialog approval={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

interface ApprovalCardProps {
  readonly approval: ApprovalDto;
  readonly mayVote: boolean;
  readonly onVote: () => void;
  readonly onEdit: () => void;
}

function ApprovalCard({ approval, mayVote, onVote, onEdit }: ApprovalCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { title, text, textHash, needed, votes, voidVotes, status, dueAt, member, flow, run, openedAt, note, youAre, approvers } = approval;
  const agreed = votes.filter(({ vote }) => vote === 'approve').length;
  const late = status === 'open' && dueAt !== null && dueAt < Date.now();
  return (
    <li className="task" data-late={late || undefined} data-testid="approval">
      <div className="task-body">
        <h2>{title}</h2>
        <blockquote className="approval-text">{text}</blockquote>
        <p className="task-facts">
          <Tag>{t('approval.progress', { agreed, needed })}</Tag>
          {youAre === 'author' && <Tag color="orange">{t('approval.yours')}</Tag>}
          <Link to={`/runs/${run}`}>{member.name ?? member.userId}</Link>
          <span>{flow.name}</span>
          <time dateTime={new Date(openedAt).toISOString()}>{formatMoment(openedAt, language)}</time>
          <span title={textHash}>{t('approval.hash', { hash: textHash.slice(0, 8) })}</span>
        </p>
        <ul className="approval-votes" aria-label={t('approval.votes')}>
          {votes.map(({ person, vote, note: why, at }) => (
            <li key={person}>
              <Tag color={vote === 'approve' ? 'green' : 'red'}>{t(`approval.voted_${vote}`)}</Tag>
              {person} · {formatMoment(at, language)}
              {why !== null && why !== '' && <q>{why}</q>}
            </li>
          ))}
          {voidVotes.map(({ person, vote, note: why, at, textHash: given }) => (
            <li key={`${person} ${given}`} className="muted" title={given}>
              <Tag>{t(`approval.voted_${vote}`)}</Tag>
              <s>{person}</s> · {formatMoment(at, language)} · {t('approval.voted_void', { hash: given.slice(0, 8) })}
              {why !== null && why !== '' && <q>{why}</q>}
            </li>
          ))}
        </ul>
        {status === 'open' && <p className="muted approval-asked">{t('approval.asked', { people: approvers.join(language === 'zh' ? '、' : ', ') })}</p>}
        {status !== 'open' && note !== null && note !== '' && <p className="muted">{note}</p>}
      </div>
      <div className="task-side">
        {dueAt !== null && status === 'open' && (
          <span className="task-due" data-late={late || undefined} title={formatFullMoment(dueAt, language)}>
            {t(late ? 'page.overdue' : 'page.due', { when: formatDistance(dueAt, Date.now(), language) })}
          </span>
        )}
        {status === 'open' ? (
          <span className="approval-tools">
            <Button onClick={onEdit}>{t('approval.edit')}</Button>
            {mayVote && (
              <Button type="primary" onClick={onVote}>
                {t('approval.vote')}
              </Button>
            )}
          </span>
        ) : (
          <Tag color={{ approved: 'green', rejected: 'red', closed: 'default' }[status]}>{t(`approval.status_${status}`)}</Tag>
        )}
      </div>
    </li>
  );
}
