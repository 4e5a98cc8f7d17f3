import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { ServerUnreachable } from '../api/request.ts';

/** What went wrong, in the place where it was asked for. */
export function FailureNote({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  const words = error instanceof ServerUnreachable ? `${t('common.unreachable')} ${t('common.unreachableText')}` : error.message;
  return <Alert type="error" showIcon title={words} role="alert" style={{ marginBottom: 16 }} />;
}
