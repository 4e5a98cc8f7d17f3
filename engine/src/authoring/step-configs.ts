// Which settings each builtin step type takes, for whoever writes flows in code.
import type { BadgeConfig } from '../steps/badge.ts';
import type { ConsentConfig } from '../steps/consent.ts';
import type { EmitConfig } from '../steps/emit.ts';
import type { GrantConfig } from '../steps/grant.ts';
import type { GroupMessageConfig } from '../steps/group-message.ts';
import type { HoldConfig, ReleaseConfig } from '../steps/hold.ts';
import type { MoveConfig } from '../steps/move.ts';
import type { PointsConfig } from '../steps/points.ts';
import type { RoleConfig } from '../steps/role.ts';
import type {
  AttributeConfig,
  BranchConfig,
  ExitConfig,
  MessageConfig,
  ProgrammeConfig,
  TagConfig,
  TaskConfig,
  WaitDateConfig,
  WaitDurationConfig,
  WaitEventConfig,
  WaitTimeConfig,
} from '../steps/step-config.ts';
import type { TierConfig } from '../steps/tier.ts';
import type { WaitCallbackConfig } from '../steps/wait-callback.ts';

export interface StepConfigs {
  readonly attribute: AttributeConfig;
  readonly badge: BadgeConfig;
  readonly branch: BranchConfig;
  readonly consent: ConsentConfig;
  readonly emit: EmitConfig;
  readonly exit: ExitConfig;
  readonly grant: GrantConfig;
  readonly 'group-message': GroupMessageConfig;
  readonly hold: HoldConfig;
  readonly message: MessageConfig;
  readonly move: MoveConfig;
  readonly points: PointsConfig;
  readonly programme: ProgrammeConfig;
  readonly release: ReleaseConfig;
  readonly role: RoleConfig;
  readonly tag: TagConfig;
  readonly task: TaskConfig;
  readonly tier: TierConfig;
  readonly 'wait-callback': WaitCallbackConfig;
  readonly 'wait-date': WaitDateConfig;
  readonly 'wait-duration': WaitDurationConfig;
  readonly 'wait-event': WaitEventConfig;
  readonly 'wait-time': WaitTimeConfig;
}
