import { SEVERITY_LABELS, type Severity } from '@sopwith/engine';
import type { IncidentDetail } from '@sopwith/server/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/language.ts';
import { formatMoment } from '../language/moment.ts';

type Line = IncidentDetail['timeline'][number];

/** Everything that happened, in its order; lines are never changed. */
export function Timeline({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ol className="incident-timeline">
      {lines.map((line) => (
        <li key={line.id} data-kind={line.kind} data-testid="incident-line">
          <p className="incident-what">
            <strong>{t(`incident.kind_${line.kind}`)}</strong>
            {detailOf(line, language) !== '' && ` ${detailOf(line, language)}`}
          </p>
          {line.text !== '' && <p className="incident-text">{line.text}</p>}
          <p className="muted">
            <time dateTime={new Date(line.at).toISOString()}>{formatMoment(line.at, language)}</time> · {line.by}
          </p>
        </li>
      ))}
    </ol>
  );
}

function detailOf({ kind, data, member }: Line, language: 'zh' | 'en'): string {
  switch (kind) {
    case 'severity': {
      const to = data['to'];
      return typeof to === 'string' && to in SEVERITY_LABELS ? SEVERITY_LABELS[to as Severity][language] : '';
    }
    case 'owner': {
      const to = data['to'];
      return typeof to === 'string' ? to : '';
    }
    case 'opened':
    case 'joined':
      return member === null ? '' : (member.name ?? member.userId);
    case 'note':
    case 'resolved':
    case 'reopened':
      return '';
  }
}
