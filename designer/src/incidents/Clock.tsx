import { FieldTimeOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** How long it has been going on; the first hour is what counts, so it is told in minutes and seconds. */
export function Clock({ since, until = null }: { readonly since: number; readonly until?: number | null }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (until !== null) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  const elapsed = Math.max(0, (until ?? now) - since);
  return (
    <span className="incident-clock" data-late={until === null && elapsed > 3_600_000 ? true : undefined} role="timer">
      <FieldTimeOutlined aria-hidden="true" />
      <span className="sr-only">{t('incident.elapsed')}</span> {clockText(elapsed)}
    </span>
  );
}

/** `42:07` in the first hour, `3:05:00` in the first day, then `2 d 3:05`. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return `${Math.floor(hours / 24)} d ${hours % 24}:${two(minutes % 60)}`;
}
