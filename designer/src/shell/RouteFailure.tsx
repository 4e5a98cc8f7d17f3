import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';

/** A bug in one page leaves the rest of the product alone, and says what it was. */
export function RouteFailure() {
  const error = useRouteError();
  const { t } = useTranslation();
  return (
    <div className="page-state" role="alert">
      <Result
        status="error"
        title={t('common.broken')}
        subTitle={error instanceof Error ? error.message : String(error)}
        extra={<Button onClick={() => location.reload()}>{t('common.reload')}</Button>}
      />
    </div>
  );
}
