// The frame of the console: where one can go, who one is, and the page.
import { useTranslation } from 'react-i18next';
import { Link, Outlet } from 'react-router';
import { EverythingPausedNote } from '../standing/EverythingPause.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { Places } from './Places.tsx';

export function Shell() {
  const { t } = useTranslation();
  return (
    <div className="shell">
      <a className="skip" href="#page">
        {t('common.skip')}
      </a>
      <header className="shell-side">
        <Link to="/flows" className="brand">
          <img src="/sopwith.svg" alt="" width="30" height="30" />
          <span>
            Sopwith
            <small>{t('common.product')}</small>
          </span>
        </Link>
        <Places />
        <PersonMenu />
      </header>
      <main id="page" className="shell-page" tabIndex={-1}>
        <EverythingPausedNote />
        <Outlet />
      </main>
    </div>
  );
}
