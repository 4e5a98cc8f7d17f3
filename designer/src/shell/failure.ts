import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ServerUnreachable } from '../api/request.ts';

/** Says what went wrong with something that a person just asked for. */
export function useFailure(): (error: unknown) => void {
  const { notification } = App.useApp();
  const { t } = useTranslation();
  return useCallback(
    (error) => {
      const unreachable = error instanceof ServerUnreachable;
      notification.error({
        title: unreachable ? t('common.unreachable') : t('common.refused'),
        description: unreachable ? t('common.unreachableText') : error instanceof Error ? error.message : String(error),
        placement: 'bottomRight',
        role: 'alert',
      });
    },
    [notification, t],
  );
}
