import { Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Result
      status="404"
      icon={null}
      title={t('common.missing')}
      subTitle={t('common.missingText')}
      extra={<Link to="/flows">{t('common.flows')}</Link>}
    />
  );
}
