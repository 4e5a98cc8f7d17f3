import type { Scope } from '../../condition/scope.ts';
import { LONGEST_HOLD_DAYS } from '../../sending/holds.ts';
import type { HoldConfig, ReleaseConfig } from '../../steps/hold.ts';
import { addDuration } from '../../time/duration.ts';
import type { Behaviour } from '../behaviour.ts';
import { because } from '../reasons.ts';
import { textFor } from '../text-for.ts';
import { theIncident } from '../the-incident.ts';

const LONGEST_KEY = 128;

export const hold: Behaviour<HoldConfig> = {
  arrive(config, { key, step, at, zone, scope }) {
    const { purposes, audience, lasts = { amount: LONGEST_HOLD_DAYS, unit: 'days' }, freeze = false } = config;
    const by = keyFor(config.key, scope);
    const whom = whomOf(config, scope);
    if (by === null || whom === null) return { type: 'leave', outcome: 'none', reason: because('hold.none', {}) };
    const until = addDuration(zone, at, lasts);
    return {
      type: 'rest',
      due: null,
      listens: [],
      data: { key: by, until },
      reason: because('hold.asked', { key: by }),
      commands: [{ type: 'request', key, step: step.id, at, request: { kind: 'hold', key: by, purposes, audience, whom, until, freeze } }],
    };
  },
  // Asked for and not yet answered: nobody waits for the answer any more. What is held stays so.
  interrupted: (_config, { key }) => [{ type: 'withdraw', key }],
  answer({ purposes }, _moment, { outcome }, data) {
    if (outcome !== 'done') return { type: 'leave', outcome, reason: because('hold.none', {}) };
    return { type: 'leave', outcome, reason: because('hold.set', { key: String(data.key), purposes: [...purposes], until: Number(data.until) }) };
  },
};

export const release: Behaviour<ReleaseConfig> = {
  arrive(config, { key, step, at, scope }) {
    const by = keyFor(config.key, scope);
    if (by === null) return { type: 'leave', outcome: 'none', reason: because('hold.nothing', { key: '' }) };
    return {
      type: 'rest',
      due: null,
      listens: [],
      data: { key: by },
      reason: because('hold.asked', { key: by }),
      commands: [{ type: 'request', key, step: step.id, at, request: { kind: 'release', key: by } }],
    };
  },
  interrupted: (_config, { key }) => [{ type: 'withdraw', key }],
  answer(_config, _moment, { outcome }, data) {
    const key = String(data.key);
    return { type: 'leave', outcome, reason: outcome === 'done' ? because('hold.released', { key }) : because('hold.nothing', { key }) };
  },
};

function keyFor(key: string | undefined, scope: Scope): string | null {
  if (key === undefined) return theIncident(scope);
  const text = textFor(key, scope).trim().slice(0, LONGEST_KEY);
  return text === '' ? null : text;
}

/** The id of the incident, community, segment or member; empty for everyone. Null: there is no such audience. */
function whomOf({ audience, of }: HoldConfig, scope: Scope): string | null {
  switch (audience) {
    case 'everyone':
      return '';
    case 'incident':
      return theIncident(scope);
    case 'member':
      return scope.member.kind === undefined || scope.member.kind === 'member' ? scope.member.externalId : null;
    case 'community':
    case 'segment': {
      const id = of === undefined ? '' : textFor(of, scope).trim();
      return id === '' ? null : id;
    }
  }
}
