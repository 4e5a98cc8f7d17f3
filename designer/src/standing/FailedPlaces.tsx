import type { FailedPlace } from '@sopwith/server/contract';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { useRetryAll } from './use-retry-all.ts';

/** The steps at which more than one run failed: all of a step are tried again together. */
export function FailedPlaces() {
  const { t } = useTranslation();
  const places = useQuery({ queryKey: ['failed-places'], queryFn: api.failedPlaces, refetchInterval: 10_000 });
  if (!places.data || places.data.length === 0) return null;
  return (
    <section className="card failed-places" aria-labelledby="failed-places">
      <h2 id="failed-places">{t('standing.places')}</h2>
      <p className="muted">{t('standing.placesText')}</p>
      <ul className="failed-places-list">
        {places.data.map((place) => (
          <Place key={`${place.flow.id} ${place.step}`} place={place} />
        ))}
      </ul>
    </section>
  );
}

function Place({ place }: { readonly place: FailedPlace }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { modal } = App.useApp();
  const all = useRetryAll(place);
  const step = place.title[language];
  const ask = () =>
    void modal.confirm({
      title: t('standing.retryAllTitle', { count: place.count }),
      content: t('standing.retryAllText', { flow: place.flow.name, step }),
      okText: t('standing.retryAll'),
      cancelText: t('standing.notNow'),
      onOk: () => void all.start(),
    });
  return (
    <li>
      <span>
        <strong>{step}</strong> <span className="muted">{place.flow.name}</span>
      </span>
      {all.progress === null ? (
        <span className="failed-progress">
          {t('standing.placesCount', { count: place.count })}
          <Button size="small" onClick={ask} aria-label={t('standing.retryAllAt', { step })}>
            {t('standing.retryAll')}
          </Button>
        </span>
      ) : (
        <span className="failed-progress" role="status">
          {t('standing.retryingAll', all.progress)}
          <Button size="small" onClick={all.stop}>
            {t('standing.retryStop')}
          </Button>
        </span>
      )}
    </li>
  );
}
