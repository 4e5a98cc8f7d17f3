// What became of a cohort: at a glance, on the canvas, step by step, how they ended, and what became of the messages.
import { describeEndReason, describeSendingReason, type FlowDocument, type SimulationResult as Figures } from '@sopwith/engine';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanvasExtras } from '../canvas/canvas-context.ts';
import type { KnownCatalog } from '../catalog/catalog-context.tsx';
import { useLanguage } from '../language/language.ts';
import { formatNumber } from '../language/moment.ts';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { useStepTitles } from '../pages/step-titles.ts';
import { PageState } from '../shell/PageState.tsx';
import { countsOf, sorted, stepRows, type StepRow } from './cohort-rows.ts';

const FlowView = lazy(async () => ({ default: (await import('../canvas/FlowView.tsx')).FlowView }));

interface CohortResultProps {
  readonly figures: Figures;
  readonly document: FlowDocument;
  readonly known: KnownCatalog;
}

export function CohortResult({ figures, document, known }: CohortResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rows = useMemo(() => stepRows(figures, document, known.catalog, language), [figures, document, known, language]);
  const extras = useMemo((): CanvasExtras => ({ problems: new Map(), counts: countsOf(figures) }), [figures]);
  const standing = figures.ended[''] ?? 0;
  return (
    <>
      <section aria-label={t('simulate.figures')} className="card" data-testid="simulate-figures">
        <h2>{t('simulate.figures')}</h2>
        <dl className="figures simulate-figures">
          <Figure name="runs" label={t('simulate.runs')} value={figures.runs} />
          <Figure name="excluded" label={t('simulate.keptOut')} value={figures.excluded} />
          <Figure name="standing" label={t('simulate.stillGoing')} value={standing} />
          <Figure name="messages" label={t('simulate.messagesCount')} value={figures.messages} />
          <Figure name="tasks" label={t('simulate.tasksCount')} value={figures.tasks} />
        </dl>
      </section>
      <section aria-label={t('simulate.countsOnCanvas')} className="card run-canvas">
        <Suspense fallback={<PageState error={null} />}>
          <FlowView document={document} known={known} extras={extras} label={t('simulate.countsOnCanvas')} />
        </Suspense>
      </section>
      <section aria-label={t('simulate.steps')} className="simulate-section">
        <h2>{t('simulate.steps')}</h2>
        <Steps rows={rows} document={document} />
      </section>
      <div className="simulate-two">
        <section aria-label={t('simulate.ends')} className="simulate-section">
          <h2>{t('simulate.ends')}</h2>
          <Counted
            label={t('simulate.ends')}
            titles={[t('simulate.reason'), t('simulate.members')]}
            rows={sorted(figures.ended).map(([reason, count]) => [reason === '' ? t('simulate.stillGoing') : describeEndReason(reason, language), count])}
          />
        </section>
        <section aria-label={t('simulate.sends')} className="simulate-section" data-testid="simulate-sends">
          <h2>{t('simulate.sends')}</h2>
          <Counted label={t('simulate.sends')} titles={[t('simulate.fate'), t('simulate.count')]} rows={sendRows()} />
        </section>
      </div>
    </>
  );

  function sendRows(): readonly (readonly [string, number])[] {
    const { atOnce, later, held, skipped } = figures.sends;
    const why = (reason: string) => ({ why: describeSendingReason(reason, language) });
    return [
      [t('simulate.sends_atOnce'), atOnce],
      ...sorted(later).map(([reason, count]) => [t('simulate.sends_later', why(reason)), count] as const),
      ...sorted(held).map(([reason, count]) => [t('simulate.sends_held', why(reason)), count] as const),
      ...sorted(skipped).map(([reason, count]) => [t('simulate.sends_skipped', why(reason)), count] as const),
    ];
  }
}

function Figure({ name, label, value }: { readonly name: string; readonly label: string; readonly value: number }) {
  const language = useLanguage();
  return (
    <div data-figure={name} data-some={value > 0 || undefined}>
      <dt>{label}</dt>
      <dd className="number">{formatNumber(value, language)}</dd>
    </div>
  );
}

function Steps({ rows, document }: { readonly rows: readonly StepRow[]; readonly document: FlowDocument }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useStepTitles(document);
  const number = (value: number) => <span className="number">{formatNumber(value, language)}</span>;
  const columns: readonly Column<StepRow>[] = [
    { key: 'step', title: t('simulate.step'), show: ({ id }) => <span className="record-name">{titleOf(id)}</span> },
    { key: 'entered', title: t('simulate.entered'), show: ({ entered }) => number(entered) },
    { key: 'standing', title: t('simulate.standing'), show: ({ standing }) => number(standing) },
    { key: 'ways', title: t('simulate.ways'), show: ({ ways, interrupted }) => <Ways ways={ways} interrupted={interrupted} /> },
  ];
  return <RecordTable label={t('simulate.steps')} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function Ways({ ways, interrupted }: Pick<StepRow, 'ways' | 'interrupted'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (ways.length === 0 && interrupted === 0) return '–';
  const listed = (shown: StepRow['ways']) =>
    shown.map(({ outcome, title, count }) => (
      <li key={outcome}>
        {title} <span className="number">{formatNumber(count, language)}</span>
      </li>
    ));
  const inside = ways.filter((way) => way.inside);
  return (
    <div>
      <ul className="simulate-ways">
        {listed(ways.filter((way) => !way.inside))}
        {interrupted > 0 && (
          <li className="muted">
            {t('simulate.interrupted')} <span className="number">{formatNumber(interrupted, language)}</span>
          </li>
        )}
      </ul>
      {inside.length > 0 && (
        <ul className="simulate-ways muted" aria-label={t('simulate.inside')}>
          <li>{t('simulate.inside')}</li>
          {listed(inside)}
        </ul>
      )}
    </div>
  );
}

type CountedRow = readonly [name: string, count: number];

function Counted({ label, titles: [name, count], rows }: { readonly label: string; readonly titles: readonly [string, string]; readonly rows: readonly CountedRow[] }) {
  const language = useLanguage();
  const columns: readonly Column<CountedRow>[] = [
    { key: 'name', title: name, show: ([title]) => title },
    { key: 'count', title: count, show: ([, counted]) => <span className="number">{formatNumber(counted, language)}</span> },
  ];
  return <RecordTable label={label} columns={columns} rows={rows} keyOf={([title]) => title} />;
}
