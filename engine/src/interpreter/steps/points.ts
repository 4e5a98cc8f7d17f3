import type { PointsConfig } from '../../steps/points.ts';
import type { Behaviour } from '../behaviour.ts';
import { MAIN_ACCOUNT } from '../../condition/read-operand.ts';
import { because } from '../reasons.ts';
import { textFor } from '../text-for.ts';

export const points: Behaviour<PointsConfig> = {
  arrive({ account = MAIN_ACCOUNT, amount: delta, reason: why, onlyIfEnough }, { key, at, scope }) {
    const balance = scope.member.points?.[account] ?? 0;
    if (onlyIfEnough === true && balance + delta < 0)
      return { type: 'leave', outcome: 'tooFew', reason: because('points.tooFew', { account, balance, wanted: -delta }) };
    const reason = textFor(why, scope);
    return {
      type: 'leave',
      outcome: 'done',
      reason: because('points.changed', { account, delta, balance: balance + delta, reason }),
      commands: [{ type: 'addPoints', key, at, account, delta, reason }],
    };
  },
};
