import { MenuOutlined } from '@ant-design/icons';
import { Drawer } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { PLACES } from './places.ts';

/** At the side of a desk's page; on a phone a bar with the most used ones, and the rest behind one button. */
export function Places() {
  const { t } = useTranslation();
  const [more, setMore] = useState(false);
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    // Where one is shows also where not all places fit.
    if (pathname !== '') nav.current?.querySelector('a.active')?.scrollIntoView({ block: 'nearest' });
  }, [pathname]);
  return (
    <nav ref={nav} aria-label={t('common.places')} className="places">
      <Groups />
      <button type="button" className="places-more" aria-expanded={more} onClick={() => setMore(true)}>
        <MenuOutlined aria-hidden="true" />
        <span>{t('common.more')}</span>
      </button>
      <Drawer open={more} placement="bottom" size="large" title={t('common.places')} onClose={() => setMore(false)} rootClassName="places-drawer">
        <Groups onGo={() => setMore(false)} />
      </Drawer>
    </nav>
  );
}

function Groups({ onGo }: { readonly onGo?: () => void }) {
  const { t } = useTranslation();
  return PLACES.map(({ group, places }) => (
    <div key={group} className="places-group">
      <h2>{t(`common.${group}`)}</h2>
      <ul>
        {places.map((place) => (
          <li key={place.key} data-phone={'onPhone' in place || undefined}>
            <NavLink to={place.to} {...(onGo ? { onClick: onGo } : {})}>
              <place.Icon aria-hidden="true" />
              <span>{t(`common.${place.key}`)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  ));
}
