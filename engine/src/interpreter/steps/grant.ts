import { shorten } from '../../condition/shorten.ts';
import type { GrantConfig } from '../../steps/grant.ts';
import { addDuration } from '../../time/duration.ts';
import { formatLocalDay, localDayOf } from '../../time/local-day.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';

export const grant: Behaviour<GrantConfig> = {
  arrive({ item, kind, once, validFor }, { key, at, zone, step }) {
    const expiresAt = validFor === null ? null : addDuration(zone, at, validFor);
    return {
      type: 'rest',
      due: null,
      listens: [],
      data: {},
      reason: because('grant.asked', { item }),
      commands: [{ type: 'request', key, step: step.id, at, request: { kind: 'grant', of: kind, item, once, expiresAt } }],
    };
  },
  answer({ item, kind }, { key, at, zone }, { outcome, data }) {
    const reason = because('grant.answered', { item, outcome, data: shorten(data) });
    if (outcome !== 'granted' && outcome !== 'already') return { type: 'leave', outcome, reason };
    const { code = null, expiresAt = null } = data;
    const variables = { grantCode: code, grantExpiresOn: typeof expiresAt === 'number' ? formatLocalDay(localDayOf(zone, expiresAt)) : null };
    if (outcome === 'already') return { type: 'leave', outcome, reason, variables };
    const properties = { item, kind, code, expiresAt };
    return { type: 'leave', outcome, reason, variables, commands: [{ type: 'emit', key, at, event: '$granted', properties }] };
  },
};
