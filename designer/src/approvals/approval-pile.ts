// On which pile of mine an approval lies.
import type { ApprovalDto } from '@sopwith/server/contract';

export type Pile = 'mine' | 'open' | 'decided';

/** `names`: by whatever names I go. A vote for an earlier text is void, and I am asked again. */
export function pileOf({ status, youAre, votes }: Pick<ApprovalDto, 'status' | 'youAre' | 'votes'>, names: readonly string[]): Pile {
  if (status !== 'open') return 'decided';
  return youAre === 'approver' && !votes.some(({ person }) => names.includes(person)) ? 'mine' : 'open';
}
