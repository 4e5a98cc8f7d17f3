import { Button, Result, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { ServerRefused, ServerUnreachable } from '../api/request.ts';

/** A page without its data yet: it is coming, or why not. */
export function PageState({ error, onRetry }: { readonly error: Error | null; readonly onRetry?: () => void }) {
  const { t } = useTranslation();
  if (!error) {
    return (
      <div className="page-state" role="status" aria-label={t('common.loading')}>
        <Spin size="large" delay={150} />
      </div>
    );
  }
  const missing = error instanceof ServerRefused && error.problem.status === 404;
  const unreachable = error instanceof ServerUnreachable;
  return (
    <div className="page-state" role="alert">
      <Result
        status={missing ? '404' : unreachable ? 'warning' : 'error'}
        icon={missing ? null : undefined}
        title={missing ? t('common.missing') : unreachable ? t('common.unreachable') : t('common.refused')}
        subTitle={missing ? t('common.missingText') : unreachable ? t('common.unreachableText') : error.message}
        extra={onRetry && !missing ? <Button onClick={onRetry}>{t('common.retry')}</Button> : null}
      />
    </div>
  );
}
