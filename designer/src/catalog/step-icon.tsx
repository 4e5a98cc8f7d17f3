// The icon set that manifests name. A plugin may name one that this build lacks: it gets its group's.
import {
  ReloadOutlined,
  CheckCircleOutlined,
  RiseOutlined,
  UsergroupAddOutlined,
  AlertOutlined,
  ApiOutlined,
  AuditOutlined,
  BellOutlined,
  BranchesOutlined,
  CalendarOutlined,
  ClockCircleOutlined,
  DashboardOutlined,
  DeploymentUnitOutlined,
  CrownOutlined,
  EditOutlined,
  EyeOutlined,
  ForkOutlined,
  GiftOutlined,
  HourglassOutlined,
  LinkOutlined,
  LogoutOutlined,
  MailOutlined,
  MergeOutlined,
  MessageOutlined,
  PartitionOutlined,
  PercentageOutlined,
  PhoneOutlined,
  SafetyOutlined,
  QuestionCircleOutlined,
  SolutionOutlined,
  SoundOutlined,
  StarOutlined,
  TableOutlined,
  TagsOutlined,
  TeamOutlined,
  ThunderboltOutlined,
  TrophyOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { StepGroup } from '@sopwith/engine';
import type { ComponentType } from 'react';

const ICONS: Readonly<Record<string, ComponentType>> = {
  api: ApiOutlined,
  reload: ReloadOutlined,
  'check-circle': CheckCircleOutlined,
  rise: RiseOutlined,
  'usergroup-add': UsergroupAddOutlined,
  alert: AlertOutlined,
  audit: AuditOutlined,
  bell: BellOutlined,
  branches: BranchesOutlined,
  calendar: CalendarOutlined,
  'clock-circle': ClockCircleOutlined,
  dashboard: DashboardOutlined,
  crown: CrownOutlined,
  edit: EditOutlined,
  eye: EyeOutlined,
  fork: ForkOutlined,
  flow: DeploymentUnitOutlined,
  gift: GiftOutlined,
  hourglass: HourglassOutlined,
  link: LinkOutlined,
  logout: LogoutOutlined,
  mail: MailOutlined,
  merge: MergeOutlined,
  message: MessageOutlined,
  partition: PartitionOutlined,
  percentage: PercentageOutlined,
  phone: PhoneOutlined,
  safety: SafetyOutlined,
  'question-circle': QuestionCircleOutlined,
  solution: SolutionOutlined,
  sound: SoundOutlined,
  star: StarOutlined,
  table: TableOutlined,
  tags: TagsOutlined,
  team: TeamOutlined,
  thunderbolt: ThunderboltOutlined,
  trophy: TrophyOutlined,
  user: UserOutlined,
};

const OF_GROUP: Readonly<Record<StepGroup, ComponentType>> = {
  time: ClockCircleOutlined,
  listen: SoundOutlined,
  decide: BranchesOutlined,
  programme: TrophyOutlined,
  say: MessageOutlined,
  member: UserOutlined,
  people: SolutionOutlined,
  outside: ApiOutlined,
  end: LogoutOutlined,
};

export function StepIcon({ icon, group }: { readonly icon: string; readonly group: StepGroup }) {
  const Icon = Object.hasOwn(ICONS, icon) ? ICONS[icon] : undefined;
  const Drawn = Icon ?? OF_GROUP[group];
  return (
    <span className="step-icon" data-group={group} aria-hidden="true">
      <Drawn />
    </span>
  );
}
