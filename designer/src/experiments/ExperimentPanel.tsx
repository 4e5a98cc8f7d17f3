// What came of a split until now, beside its settings.
import type { ExperimentFigures } from '@sopwith/server/contract';
import { FEWEST_COMMUNITIES } from '@sopwith/engine';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../api/api.ts';
import { shareOf, verdictOn } from './verdict.ts';
import './experiments.css';

const LOOK_MS = 15_000;

/** Nothing, as long as the flow is not published or the step is new. */
export function ExperimentPanel({ step }: { readonly step: string }) {
  const { flowId = '' } = useParams();
  const figures = useQuery({ queryKey: ['experiments', flowId], queryFn: () => api.experiments(flowId), refetchInterval: LOOK_MS, retry: false });
  const found = figures.data?.find(({ steps }) => steps.includes(step));
  return found === undefined ? null : <Figures figures={found} />;
}

function Figures({ figures: { reasons, ways, each } }: { readonly figures: ExperimentFigures }) {
  const { t } = useTranslation();
  const first = ways[0]?.name ?? '';
  return (
    <section className="experiment" data-testid="experiment">
      <h3>{t('experiment.title')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('experiment.way')}</th>
            <th scope="col">{t('experiment.subjects')}</th>
            <th scope="col">{t('experiment.converted')}</th>
            <th scope="col">{t('experiment.share')}</th>
          </tr>
        </thead>
        <tbody>
          {ways.map((way) => (
            <tr key={way.id}>
              <th scope="row">{way.name}</th>
              <td>{way.groups === null ? way.subjects : t('experiment.inGroups', { count: way.groups, subjects: way.subjects })}</td>
              <td>{way.converted}</td>
              <td>{shareOf(way)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{reasons.length === 0 ? t('experiment.noGoal') : t('experiment.goals', { reasons: reasons.join(', ') })}</p>
      {!each && <p>{t('experiment.groups')}</p>}
      {reasons.length > 0 &&
        ways.map(({ id, name, against }) => {
          if (against === null) return null;
          const { says, ...told } = verdictOn(against);
          return <p key={id}>{t(`experiment.${says === 'tooFew' && !each ? 'tooFewGroups' : says}`, { way: name, first, fewest: FEWEST_COMMUNITIES, ...told })}</p>;
        })}
    </section>
  );
}
