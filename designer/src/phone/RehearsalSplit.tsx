import type { FlowDocument } from '@sopwith/engine';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/api.ts';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { PhoneScreen } from './PhoneScreen.tsx';
import { RehearsalBanner } from './RehearsalBanner.tsx';

interface RehearsalSplitProps {
  readonly scope: string;
  readonly userId: string;
  readonly flow: FlowDocument;
  readonly onEnd: () => void;
}

/** The phone beside the canvas, with the rehearsal's counts on the boxes. */
export function RehearsalSplit({ scope, userId, flow, onEnd }: RehearsalSplitProps) {
  const { t } = useTranslation();
  const catalog = useCatalog();
  const rehearsals = useQuery({ queryKey: ['rehearsals'], queryFn: api.rehearsals, refetchInterval: 3_000 });
  const mine = rehearsals.data?.find((each) => each.scope === scope);
  return (
    <aside className="rehearsal-split" aria-label={t('phone.rehearsal')}>
      <RehearsalBanner scope={scope} userId={userId} run={mine?.run ?? null} ended={mine?.status === 'ended'} onEnd={onEnd}>
        <Link to={`/phone/${scope}/${encodeURIComponent(userId)}`} target="_blank">
          {t('phone.ownWindow')}
        </Link>
        <Link to={`/tasks?scope=${scope}`} target="_blank">
          {t('common.tasks')}
        </Link>
      </RehearsalBanner>
      <PhoneScreen scope={scope} userId={userId} flow={flow} catalog={catalog} />
    </aside>
  );
}
