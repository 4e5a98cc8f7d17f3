import type { BadgeConfig } from '../../steps/badge.ts';
import type { Behaviour, Decision } from '../behaviour.ts';
import type { LedgerCommand } from '../ledger-command.ts';
import { because } from '../reasons.ts';

export const badge: Behaviour<BadgeConfig> = {
  arrive({ kind, name, change }, { key, at, scope }) {
    const { badges = [], title } = scope.member;
    const has = kind === 'badge' ? badges.includes(name) : title === name;
    // Nothing is written twice, and nobody loses the title that they wear by losing another.
    if (has === (change === 'give')) return leave([], because('badge.kept', { kind, name, has }));
    const command: LedgerCommand =
      kind === 'title'
        ? { type: 'setTitle', key, at, title: change === 'give' ? name : null }
        : { type: change === 'give' ? 'giveBadge' : 'takeBadge', key, at, badge: name };
    return leave([command], because('badge.changed', { kind, name, given: change === 'give' }));
  },
};

function leave(commands: readonly LedgerCommand[], reason: ReturnType<typeof because>): Decision {
  return { type: 'leave', outcome: 'done', reason, commands };
}
