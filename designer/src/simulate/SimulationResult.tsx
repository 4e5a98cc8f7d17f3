import type { FlowDocument } from '@sopwith/engine';
import { Alert, Empty } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownCatalog } from '../catalog/catalog-context.tsx';
import { CohortResult } from './CohortResult.tsx';
import { MemberResult } from './MemberResult.tsx';
import type { Simulating } from './use-simulation.ts';

interface SimulationResultProps {
  readonly state: Simulating;
  /** Something was filled in otherwise since. */
  readonly changed: boolean;
  readonly document: FlowDocument;
  readonly known: KnownCatalog;
}

export function SimulationResult({ state, changed, document, known }: SimulationResultProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLElement>(null);
  const isDone = state.status === 'done';
  useEffect(() => {
    // Below the form, as on a phone, nobody would see that it has come.
    const top = place.current?.getBoundingClientRect().top ?? 0;
    if (isDone && top > window.innerHeight * 0.8) place.current?.scrollIntoView({ block: 'start' });
  }, [isDone]);
  return (
    <section ref={place} className="simulate-result" aria-label={t('simulate.result')} data-testid="simulate-result">
      {state.status === 'done' ? (
        <>
          {changed && <Alert className="simulate-alert" type="info" showIcon title={t('simulate.changed')} />}
          {state.played.type === 'member' ? (
            <MemberResult played={state.played} request={state.request} document={document} known={known} />
          ) : (
            <CohortResult figures={state.played.figures} document={document} known={known} />
          )}
          <p className="muted simulate-note">{t('simulate.leftOut')}</p>
        </>
      ) : (
        <Empty className="page-empty card" description={state.status === 'running' ? t('simulate.running') : t('simulate.nothingYet')} />
      )}
    </section>
  );
}
