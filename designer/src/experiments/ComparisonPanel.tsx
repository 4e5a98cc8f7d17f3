// What a step that compares two groups has found until now, beside its settings.
import { comparisonInWords } from '@sopwith/engine';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';
import './experiments.css';

const LOOK_MS = 15_000;

/** Nothing, as long as the step has compared nothing. */
export function ComparisonPanel({ step }: { readonly step: string }) {
  const { flowId = '' } = useParams();
  const { t } = useTranslation();
  const language = useLanguage();
  const results = useQuery({ queryKey: ['comparisons', flowId], queryFn: () => api.comparisons(flowId), refetchInterval: LOOK_MS, retry: false });
  const mine = (results.data ?? []).filter((one) => one.step === step);
  if (mine.length === 0) return null;
  return (
    <section className="experiment" data-testid="comparisons">
      <h3>{t('experiment.found')}</h3>
      <ul>
        {mine.map(({ run, subject, at, found }) => (
          <li key={`${run} ${at}`}>
            <Link to={`/runs/${run}`}>{subject}</Link> {formatMoment(at, language)}
            <p>{comparisonInWords(found, language)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
