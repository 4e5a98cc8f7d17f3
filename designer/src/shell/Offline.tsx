import { DisconnectOutlined } from '@ant-design/icons';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

function watch(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

export function Offline() {
  const online = useSyncExternalStore(watch, () => navigator.onLine);
  const { t } = useTranslation();
  return (
    <div role="status" className={online ? 'sr-only' : 'offline'}>
      {!online && (
        <>
          <DisconnectOutlined aria-hidden="true" /> {t('common.offline')}
        </>
      )}
    </div>
  );
}
