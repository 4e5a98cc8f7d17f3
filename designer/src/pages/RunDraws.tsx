// What a run has drawn, with all that somebody needs who wants to see for themselves that it was fair.
import type { DrawDto, RunDetail } from '@sopwith/server/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatFullMoment } from '../language/moment.ts';
import { useStepTitles } from './step-titles.ts';

export function RunDraws({ run }: { readonly run: RunDetail }) {
  const { t } = useTranslation();
  const draws = useQuery({
    // The trail grows by what was drawn.
    queryKey: ['draws', run.id, run.trail.length],
    queryFn: () => api.draws(run.id),
    enabled: run.document.steps.some(({ type }) => type === 'draw'),
  });
  if (!draws.data || draws.data.length === 0) return null;
  return (
    <section aria-label={t('page.draws')} className="card">
      <h2>{t('page.draws')}</h2>
      {draws.data.map((draw) => (
        <Draw key={`${draw.step} ${draw.at}`} draw={draw} run={run} />
      ))}
      <p className="muted">{t('page.drawAgain')}</p>
    </section>
  );
}

function Draw({ draw, run }: { readonly draw: DrawDto; readonly run: RunDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useStepTitles(run.document);
  const lines = [
    [t('page.drawnAt'), formatFullMoment(draw.at, language, run.zone)],
    [t('page.drawnFrom'), String(draw.drawnFrom)],
    [t('page.drawSeed'), draw.seed],
    [t('page.drawHash'), draw.listHash],
    [t('page.drawWinners', { count: draw.winners.length }), draw.winners.join(language === 'zh' ? '、' : ', ')],
  ] as const;
  return (
    <>
      <h3>{titleOf(draw.step)}</h3>
      <dl className="facts">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
