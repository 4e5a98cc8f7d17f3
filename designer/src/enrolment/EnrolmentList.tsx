// The latest enrolments in the background. One that runs can be cancelled, of one that left people out the table can be had.
import type { EnrolmentDto } from '@sopwith/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty, Progress, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment, formatNumber } from '../language/moment.ts';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { useFailure } from '../shell/failure.ts';
import { PageState } from '../shell/PageState.tsx';
import { leftOutOf, percentOf } from './enrolment-figures.ts';

const COLORS = { running: 'blue', done: 'green', cancelled: 'default' } as const;

export function EnrolmentList({ flowId }: { readonly flowId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const fail = useFailure();
  const queries = useQueryClient();
  const enrolments = useQuery({ queryKey: ['enrolments', flowId], queryFn: () => api.enrolments(flowId), refetchInterval: 1_500 });
  const cancel = useMutation({
    mutationFn: (id: string) => api.cancelEnrolment(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['enrolments', flowId] }),
    onError: fail,
  });
  if (!enrolments.data) return <PageState error={enrolments.error} onRetry={() => void enrolments.refetch()} />;
  if (enrolments.data.length === 0) return <Empty description={t('enrolment.none')} />;
  const columns: readonly Column<EnrolmentDto>[] = [
    { key: 'what', title: t('enrolment.who'), show: ({ segment }) => segment ?? t('enrolment.list') },
    {
      key: 'progress',
      title: t('page.statusTitle'),
      show: (one) => {
        const told = t('enrolment.enrolledCount', { figure: formatNumber(one.enrolled, language) });
        const out = leftOutOf(one);
        return (
          <div role="status">
            <Tag color={COLORS[one.status]}>{t(`enrolment.status_${one.status}`)}</Tag> {told}
            {out > 0 && <span className="muted"> · {t('enrolment.leftOut', { figure: formatNumber(out, language) })}</span>}
            {one.status === 'running' && <Progress size="small" showInfo={false} aria-label={told} percent={percentOf(one)} />}
          </div>
        );
      },
    },
    { key: 'at', title: t('page.started'), show: ({ at, by }) => `${formatMoment(at, language)} · ${by}` },
    {
      key: 'actions',
      title: t('page.actions'),
      show: (one) => {
        if (one.status === 'running') {
          return (
            <Button size="small" onClick={() => cancel.mutate(one.id)}>
              {t('enrolment.cancel')}
            </Button>
          );
        }
        if (leftOutOf(one) === 0 && one.status === 'done') return '–';
        return (
          <Button size="small" href={api.leftOutTable(one.id, language)} download>
            {t('enrolment.download')}
          </Button>
        );
      },
    },
  ];
  return <RecordTable label={t('enrolment.latest')} columns={columns} rows={enrolments.data} keyOf={({ id }) => id} />;
}
