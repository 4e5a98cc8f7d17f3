import { ExperimentOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatFullMoment } from '../language/moment.ts';
import { useFailure } from '../shell/failure.ts';
import { useVirtualNow } from './virtual-clock.ts';

interface RehearsalBannerProps {
  readonly scope: string;
  readonly userId: string;
  readonly run: string | null;
  readonly ended: boolean;
  readonly onEnd?: () => void;
  readonly children?: ReactNode;
}

/** Says wherever a rehearsal shows that this is one, and what time it is there. */
export function RehearsalBanner({ scope, userId, run, ended, onEnd, children }: RehearsalBannerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const fail = useFailure();
  const phone = useQuery({ queryKey: ['phone', scope, userId], queryFn: () => api.phone(scope, userId) });
  const now = useVirtualNow(phone.data?.now ?? 0, ended ? 0 : (phone.data?.speed ?? 0));
  const end = () => {
    api.endRehearsal(scope).then(() => {
      void client.invalidateQueries({ queryKey: ['rehearsals'] });
      onEnd?.();
    }, fail);
  };
  return (
    <div className="rehearsal-banner" data-testid="rehearsal-banner">
      <strong>
        <ExperimentOutlined aria-hidden="true" /> {t('phone.rehearsal')}
      </strong>
      {phone.data && (
        <span className="number rehearsal-clock" title={t('phone.clock')}>
          {formatFullMoment(now, language, phone.data.member.zone)}
        </span>
      )}
      {children}
      {run !== null && <Link to={`/runs/${run}`}>{t('page.openRun')}</Link>}
      {ended ? (
        <span>{t('page.rehearsal_ended')}</span>
      ) : (
        <Button size="small" onClick={end}>
          {t('phone.end')}
        </Button>
      )}
    </div>
  );
}
