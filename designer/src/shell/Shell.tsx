// The frame of the console: where one can go, who one is, and the page.
import {
  ApartmentOutlined,
  CheckSquareOutlined,
  DatabaseOutlined,
  ExperimentOutlined,
  FilterOutlined,
  SettingOutlined,
  TeamOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet } from 'react-router';
import { PersonMenu } from './PersonMenu.tsx';

const PLACES = [
  { to: '/flows', key: 'flows', Icon: ApartmentOutlined },
  { to: '/tasks', key: 'tasks', Icon: CheckSquareOutlined },
  { to: '/failed-runs', key: 'failedRuns', Icon: WarningOutlined },
  { to: '/members', key: 'members', Icon: TeamOutlined },
  { to: '/segments', key: 'segments', Icon: FilterOutlined },
  { to: '/rehearsals', key: 'rehearsals', Icon: ExperimentOutlined },
  { to: '/data', key: 'data', Icon: DatabaseOutlined },
  { to: '/settings', key: 'settings', Icon: SettingOutlined },
] as const satisfies readonly { to: string; key: string; Icon: ComponentType }[];

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
        <nav aria-label={t('common.places')}>
          <ul>
            {PLACES.map(({ to, key, Icon }) => (
              <li key={key}>
                <NavLink to={to}>
                  <Icon aria-hidden="true" />
                  <span>{t(`common.${key}`)}</span>
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <PersonMenu />
      </header>
      <main id="page" className="shell-page" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
