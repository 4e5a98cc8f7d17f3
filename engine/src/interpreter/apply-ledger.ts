import { applyMemberLedger } from './apply-member-ledger.ts';
import type { Command } from './command.ts';
import type { MemberFacts } from './facts.ts';

/** The member after a ledger write. */
export function applyLedger(member: MemberFacts, command: Command): MemberFacts {
  switch (command.type) {
    case 'addTag':
      return member.tags.includes(command.tag) ? member : { ...member, tags: [...member.tags, command.tag] };
    case 'removeTag':
      return { ...member, tags: member.tags.filter((tag) => tag !== command.tag) };
    case 'setAttribute':
      return { ...member, attributes: { ...member.attributes, [command.name]: command.value } };
    case 'setTier':
    case 'addPoints':
    case 'giveBadge':
    case 'takeBadge':
    case 'setTitle':
    case 'setRole':
    case 'setConsent':
    case 'joined':
    case 'left':
      return applyMemberLedger(member, command);
    default:
      return member;
  }
}
