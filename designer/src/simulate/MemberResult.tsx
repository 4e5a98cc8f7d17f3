// What became of one member: the trail with its reasons, the path on the canvas, and the messages.
import { type Delivered, describeDelivery, describeEndReason, describeInstant, type FlowDocument, MESSAGE_PURPOSES, CHANNEL_TITLES } from '@sopwith/engine';
import { Tag } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownCatalog } from '../catalog/catalog-context.tsx';
import { useLanguage } from '../language/language.ts';
import { formatFullMoment } from '../language/moment.ts';
import { Facts } from '../pages/Facts.tsx';
import { Trail, type TrailOf } from '../pages/Trail.tsx';
import { PageState } from '../shell/PageState.tsx';
import type { PlayedMember } from './perform.ts';
import type { SimulationRequest } from './simulation-request.ts';

const RunCanvas = lazy(async () => ({ default: (await import('../canvas/RunCanvas.tsx')).RunCanvas }));

interface MemberResultProps {
  readonly played: PlayedMember;
  readonly request: SimulationRequest;
  readonly document: FlowDocument;
  readonly known: KnownCatalog;
}

export function MemberResult({ played, request, document, known }: MemberResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = zoneOf(request);
  const { until } = request;
  const run = useMemo(() => {
    const resting = played.run.tokens.map(({ step, resting: { due } }) => ({ step, due }));
    const deliveries = [...played.deliveries, ...played.posted].map((one) => ({ step: one.step, visit: one.visit, ...deliveryOf(one, until) }));
    return { trail: played.trail, zone, document, deliveries, resting } satisfies TrailOf & { resting: unknown };
  }, [played, zone, document, until]);
  if (played.excluded !== null) {
    return <p className="card">{t('simulate.excluded', { reason: describeEndReason(played.excluded, language) })}</p>;
  }
  return (
    <>
      <div className="card simulate-end" data-testid="simulate-end">
        <EndOf played={played} until={until} zone={zone} />
      </div>
      <section aria-label={t('page.pathOnCanvas')} className="card run-canvas">
        <Suspense fallback={<PageState error={null} />}>
          <RunCanvas run={run} known={known} />
        </Suspense>
      </section>
      <section aria-label={t('page.trail')} className="card">
        <h2>{t('page.trail')}</h2>
        <Trail run={run} />
      </section>
      <section aria-label={t('simulate.messages')} className="card" data-testid="simulate-messages">
        <h2>{t('simulate.messages')}</h2>
        {played.messages.length === 0 && <p className="muted">{t('simulate.noMessages')}</p>}
        <ol className="simulate-messages">
          {played.messages.map(({ key, at, channel, purpose, text, subject, recipient }, index) => {
            const fate = played.deliveries[index];
            const told = fate === undefined ? null : describeDelivery(deliveryOf(fate, until), language, zone);
            return (
              <li key={key}>
                <p className="muted">
                  <time dateTime={new Date(at).toISOString()}>{describeInstant(fate?.status === 'sent' && fate.at <= until ? fate.at : at, language, zone)}</time>{' '}
                  {CHANNEL_TITLES[channel][language]} · {MESSAGE_PURPOSES[purpose][language]}
                  {recipient !== undefined && ` · ${recipient}`}
                </p>
                {subject !== undefined && <p className="simulate-subject">{subject}</p>}
                <p className="simulate-text">{text}</p>
                {told !== null && <p className="muted">{told}</p>}
              </li>
            );
          })}
        </ol>
      </section>
      {Object.keys(played.run.variables).length > 0 && (
        <section aria-label={t('simulate.variables')} className="card">
          <h2>{t('simulate.variables')}</h2>
          <Facts variables={played.run.variables} />
        </section>
      )}
    </>
  );
}

function EndOf({ played: { run }, until, zone }: { readonly played: PlayedMember; readonly until: number; readonly zone: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const reason = describeEndReason(run.endReason ?? '', language);
  if (run.status === 'failed') return <Tag color="red">{t('simulate.failedBecause', { reason })}</Tag>;
  if (run.status === 'ended') return <Tag color="green">{t('simulate.endedBecause', { reason })}</Tag>;
  return <Tag color="blue">{t('simulate.stillInside', { when: formatFullMoment(until, language, zone) })}</Tag>;
}

function zoneOf(request: SimulationRequest): string {
  return request.type === 'member' ? request.member.zone : request.cohort.member.zone;
}

/** As the page of a run is told it. */
function deliveryOf({ status, at, why }: Delivered, until: number) {
  const waits = at > until;
  return { status: waits ? ('waiting' as const) : status, why, notBefore: waits ? at : null };
}
