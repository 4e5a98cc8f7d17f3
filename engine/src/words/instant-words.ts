import type { Instant } from '../instant.ts';
import type { Lang } from './lang.ts';

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Lang, string>;
const formats = new Map<string, Intl.DateTimeFormat>();

/** `2013年10月17日 周四 09:00`, `Thu 17 Oct 2013, 09:00`, as the clocks in that zone show it. */
export function describeInstant(instant: Instant, lang: Lang, zone: string): string {
  const parts = new Map(
    formatFor(lang, zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  if (lang === 'zh') return `${part('year')}年${part('month')}月${part('day')}日 ${part('weekday')} ${time}`;
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}, ${time}`;
}

function formatFor(lang: Lang, zone: string): Intl.DateTimeFormat {
  const name = `${lang} ${zone}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(LOCALES[lang], {
    timeZone: zone,
    year: 'numeric',
    month: lang === 'zh' ? 'numeric' : 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(name, made);
  return made;
}
