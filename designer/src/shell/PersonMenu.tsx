import { GlobalOutlined, LogoutOutlined, MoonOutlined, SunOutlined, UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { chooseLanguage, useLanguage } from '../language/language.ts';
import { useShade } from '../theme/theme.ts';
import { useFailure } from './failure.ts';
import { useSession } from './session.ts';

export function PersonMenu() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { shade, choose } = useShade();
  const session = useSession();
  const client = useQueryClient();
  const fail = useFailure();
  const other = language === 'zh' ? 'en' : 'zh';
  const signOut = () => {
    api.signOut().then(() => {
      client.clear();
      location.assign('/sign-in');
    }, fail);
  };
  const items = [
    // Each language is offered in its own words.
    { key: 'language', icon: <GlobalOutlined />, label: other === 'zh' ? '中文' : 'English', onClick: () => void chooseLanguage(other) },
    {
      key: 'shade',
      icon: shade === 'dark' ? <SunOutlined /> : <MoonOutlined />,
      label: shade === 'dark' ? t('common.light') : t('common.dark'),
      onClick: () => choose(shade === 'dark' ? 'light' : 'dark'),
    },
    { key: 'out', icon: <LogoutOutlined />, label: t('common.signOut'), onClick: signOut },
  ];
  return (
    <Dropdown autoFocus menu={{ items }} trigger={['click']} placement="topLeft">
      <button type="button" className="person" data-testid="person-menu">
        <UserOutlined aria-hidden="true" />
        <span className="sr-only">{t('common.personMenu')}</span>
        <span className="person-name">
          {session.data?.user.name}
          <small>{session.data?.user.email}</small>
        </span>
      </button>
    </Dropdown>
  );
}
