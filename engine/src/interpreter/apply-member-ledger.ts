import type { MemberFacts } from './facts.ts';
import { consentName, type LedgerCommand } from './ledger-command.ts';

const none: readonly string[] = [];

/** The member after a write to their books; an event changes nothing by itself. */
export function applyMemberLedger(member: MemberFacts, command: LedgerCommand): MemberFacts {
  switch (command.type) {
    case 'setTier':
      return { ...member, tiers: { ...member.tiers, [command.ladder]: command.to } };
    case 'addPoints': {
      const balance = (member.points?.[command.account] ?? 0) + command.delta;
      return { ...member, points: { ...member.points, [command.account]: balance } };
    }
    case 'giveBadge': {
      const badges = member.badges ?? none;
      return badges.includes(command.badge) ? member : { ...member, badges: [...badges, command.badge] };
    }
    case 'takeBadge':
      return { ...member, badges: (member.badges ?? none).filter((badge) => badge !== command.badge) };
    case 'setTitle': {
      const { title: _, ...rest } = member;
      return command.title === null ? rest : { ...rest, title: command.title };
    }
    case 'setRole': {
      const { [command.community]: _, ...others } = member.roles ?? {};
      return { ...member, roles: command.role === null ? others : { ...others, [command.community]: command.role } };
    }
    case 'setConsent':
      return { ...member, consents: { ...member.consents, [consentName(command.purpose, command.channel)]: command.granted } };
    case 'joined':
      return member.communities.includes(command.community) ? member : { ...member, communities: [...member.communities, command.community] };
    case 'left':
      return { ...member, communities: member.communities.filter((community) => community !== command.community) };
    case 'emit':
      return member;
  }
}
