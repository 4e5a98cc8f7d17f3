import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../api/api.ts';
import { useKnownCatalog } from '../pages/step-titles.ts';
import { LIVE } from './live-scope.ts';
import { PhoneScreen } from './PhoneScreen.tsx';
import { RehearsalBanner } from './RehearsalBanner.tsx';

/** The phone alone, for a real phone or a window of its own. */
export function PhonePage() {
  const { scope = '', userId = '' } = useParams();
  const { t } = useTranslation();
  const known = useKnownCatalog();
  const isRehearsal = scope !== LIVE;
  const rehearsals = useQuery({ queryKey: ['rehearsals'], queryFn: api.rehearsals, enabled: isRehearsal });
  const rehearsal = rehearsals.data?.find((each) => each.scope === scope);
  const flowId = rehearsal?.flow.id;
  const flow = useQuery({ queryKey: ['flow-summary', flowId], queryFn: () => api.flow(flowId ?? ''), enabled: flowId !== undefined });
  return (
    <main className="phone-page">
      {isRehearsal && <RehearsalBanner scope={scope} userId={userId} run={rehearsal?.run ?? null} ended={rehearsal?.status === 'ended'} />}
      <h1 className="sr-only">{t('phone.title')}</h1>
      <PhoneScreen scope={scope} userId={userId} flow={flow.data?.draft} catalog={known?.catalog} />
      <p className="phone-back">
        <Link to={isRehearsal ? '/rehearsals' : '/members'}>{t('phone.back')}</Link>
      </p>
    </main>
  );
}
