import type { Condition, Ladder } from '@sopwith/engine';

export interface TierLadder {
  readonly ladder: Ladder;
  readonly onlyUp: boolean;
  /** Null: no rules were ever made. */
  readonly updatedAt: number | null;
  readonly updatedBy: string | null;
  /** From the lowest up; who fulfils no condition stands on the first. Members are those of the real world. */
  readonly rungs: readonly { readonly tier: string; readonly condition: Condition | null; readonly members: number }[];
}
