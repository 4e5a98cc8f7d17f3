// An enrolment in the background, as far as it is. Closing the dialog does not stop it.
import { describeExclusion } from '@sopwith/engine';
import type { EnrolmentDto } from '@sopwith/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatNumber } from '../language/moment.ts';
import { useFailure } from '../shell/failure.ts';
import { leftOutOf, percentOf } from './enrolment-figures.ts';

const EVERY_MS = 700;

export function EnrolmentProgress({ begun }: { readonly begun: EnrolmentDto }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const fail = useFailure();
  const queries = useQueryClient();
  const key = ['enrolment', begun.id];
  const { data: enrolment } = useQuery({
    queryKey: key,
    queryFn: () => api.enrolment(begun.id),
    initialData: begun,
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? EVERY_MS : false),
  });
  const cancel = useMutation({
    mutationFn: () => api.cancelEnrolment(begun.id),
    onSuccess: (cancelled) => queries.setQueryData(key, cancelled),
    onError: fail,
  });
  const excluded = leftOutOf(enrolment);
  const told = t('enrolment.enrolledCount', { figure: formatNumber(enrolment.enrolled, language) });
  if (enrolment.status === 'running') {
    return (
      <div role="status" data-testid="enrolment-progress">
        <p>
          {enrolment.total === null
            ? t('enrolment.listing')
            : t('enrolment.handled', { done: formatNumber(enrolment.enrolled + excluded, language), total: formatNumber(enrolment.total, language) })}
        </p>
        <Progress percent={percentOf(enrolment)} aria-label={told} />
        <p className="muted enroll-hint">{t('enrolment.goesOn')}</p>
        <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('enrolment.cancel')}
        </Button>
      </div>
    );
  }
  return (
    <div data-testid="enroll-report">
      <Alert
        type={enrolment.status === 'done' && enrolment.enrolled > 0 ? 'success' : 'warning'}
        showIcon
        title={enrolment.status === 'cancelled' ? t('enrolment.cancelledAt', { figure: formatNumber(enrolment.enrolled, language) }) : told}
      />
      {excluded > 0 && (
        <>
          <p className="enroll-excluded">{t('enrolment.excludedCount', { figure: formatNumber(excluded, language) })}</p>
          <ul className="excluded">
            {Object.entries(enrolment.excluded).map(([reason, count]) => (
              <li key={reason}>
                {describeExclusion(reason, language)} <strong>{formatNumber(count, language)}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      {(excluded > 0 || enrolment.status === 'cancelled') && (
        <Button className="enroll-download" href={api.leftOutTable(enrolment.id, language)} download>
          {t('enrolment.download')}
        </Button>
      )}
    </div>
  );
}
