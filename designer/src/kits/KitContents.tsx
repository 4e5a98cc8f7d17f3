import type { KitDto } from '@sopwith/server/kits';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/language.ts';

/** What its flows share. */
export function KitContents({ kit }: { readonly kit: KitDto }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const lists = [
    ['segments', kit.segments.map(({ name }) => name)],
    ['tables', kit.tables.map(({ title, rows }) => t('kit.rows', { title, rows }))],
    ['forms', kit.forms.map(({ title }) => title)],
    ['events', kit.events],
  ] as const;
  const some = lists.filter(([, names]) => names.length > 0);
  if (some.length === 0) return null;
  return (
    <dl className="kit-contents" aria-label={t('kit.contents')}>
      {some.map(([key, names]) => (
        <div key={key}>
          <dt>{t(`kit.${key}`)}</dt>
          <dd>{names.join(language === 'zh' ? '、' : ', ')}</dd>
        </div>
      ))}
    </dl>
  );
}
