// Where one can go, in groups by what one goes there for.
import {
  AppstoreOutlined,
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  DashboardOutlined,
  DatabaseOutlined,
  ExperimentOutlined,
  FilterOutlined,
  GiftOutlined,
  MailOutlined,
  RiseOutlined,
  SendOutlined,
  ScheduleOutlined,
  SettingOutlined,
  TeamOutlined,
  UsergroupAddOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { commonWords } from '../language/common-words.ts';

interface Place {
  readonly to: string;
  readonly key: keyof typeof commonWords;
  readonly Icon: ComponentType;
  /** Stands in the bar of a phone; the others are behind *more* there. */
  readonly onPhone?: true;
}

export const PLACES = [
  {
    group: 'placesWork',
    places: [
      { to: '/flows', key: 'flows', Icon: ApartmentOutlined, onPhone: true },
      { to: '/kits', key: 'kits', Icon: AppstoreOutlined },
      { to: '/tasks', key: 'tasks', Icon: CheckSquareOutlined, onPhone: true },
      { to: '/approvals', key: 'approvals', Icon: AuditOutlined, onPhone: true },
      { to: '/incidents', key: 'incidents', Icon: AlertOutlined, onPhone: true },
      { to: '/failed-runs', key: 'failedRuns', Icon: WarningOutlined },
      { to: '/lanes', key: 'lanes', Icon: DashboardOutlined },
    ],
  },
  {
    group: 'placesPeople',
    places: [
      { to: '/members', key: 'members', Icon: TeamOutlined },
      { to: '/segments', key: 'segments', Icon: FilterOutlined },
      { to: '/tiers', key: 'tiers', Icon: RiseOutlined },
      { to: '/communities', key: 'communities', Icon: UsergroupAddOutlined },
    ],
  },
  {
    group: 'placesSetUp',
    places: [
      { to: '/rehearsals', key: 'rehearsals', Icon: ExperimentOutlined },
      { to: '/duty', key: 'duty', Icon: ScheduleOutlined },
      { to: '/stock', key: 'stock', Icon: GiftOutlined },
      { to: '/channels', key: 'channels', Icon: SendOutlined },
      { to: '/sending', key: 'sending', Icon: MailOutlined },
      { to: '/calendars', key: 'calendars', Icon: CalendarOutlined },
      { to: '/data', key: 'data', Icon: DatabaseOutlined },
      { to: '/settings', key: 'settings', Icon: SettingOutlined },
    ],
  },
] as const satisfies readonly { readonly group: keyof typeof commonWords; readonly places: readonly Place[] }[];
