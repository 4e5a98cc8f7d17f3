// Who got in at once, and why the others did not.
import { describeExclusion } from '@sopwith/engine';
import type { EnrollResult } from '@sopwith/server/contract';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/language.ts';
import { formatNumber } from '../language/moment.ts';

export function EnrollReport({ result }: { readonly result: EnrollResult }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div data-testid="enroll-report">
      <Alert type={result.enrolled > 0 ? 'success' : 'warning'} showIcon title={t('enrolment.enrolledCount', { figure: formatNumber(result.enrolled, language) })} />
      {result.excluded.length > 0 && (
        <>
          <p className="enroll-excluded">{t('enrolment.excludedCount', { figure: formatNumber(result.excluded.length, language) })}</p>
          <ul className="excluded">
            {result.excluded.map(({ userId, reason }, index) => (
              <li key={`${userId} ${index}`}>
                <code>{userId}</code> {describeExclusion(reason, language)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
