// What a step asks about many members, and does with the answer: its data are variables from here on.
import { shorten } from '../../condition/shorten.ts';
import type { BroadcastConfig } from '../../steps/broadcast.ts';
import type { DrawConfig } from '../../steps/draw.ts';
import type { MeasureConfig } from '../../steps/measure.ts';
import type { RankConfig } from '../../steps/rank.ts';
import { textsOfSaid } from '../../steps/said-fields.ts';
import { askedAudience } from '../asked-audience.ts';
import { askedPast } from '../asked-past.ts';
import type { Behaviour, Moment } from '../behaviour.ts';
import { because } from '../reasons.ts';
import type { Request } from '../request.ts';
import { textFor, variablesOfText } from '../text-for.ts';

function askOfMany<Config>(what: 'broadcast' | 'measure' | 'rank' | 'draw', request: (config: Config, moment: Moment) => Request): Behaviour<Config> {
  return {
    arrive(config, moment) {
      const { key, at, step } = moment;
      return {
        type: 'rest',
        due: null,
        listens: [],
        data: {},
        reason: because('many.asked', { what }),
        commands: [{ type: 'request', key, step: step.id, at, request: request(config, moment) }],
      };
    },
    answer(_config, _moment, { data }) {
      return { type: 'leave', outcome: 'done', variables: data, reason: because('many.answered', { data: shorten(data) }) };
    },
    interrupted(_config, { key }) {
      return [{ type: 'withdraw', key }];
    },
  };
}

export const broadcast = askOfMany<BroadcastConfig>('broadcast', ({ audience, purpose, text, ...said }, { scope }) => ({
  kind: 'broadcast',
  audience: askedAudience(audience, scope),
  purpose,
  text,
  context: scope.context,
  variables: { ...variablesOfText(textsOfSaid({ ...said, text }).map((one) => one.text).join('\n'), scope) },
  ...said,
}));

export const measure = askOfMany<MeasureConfig>('measure', ({ audience, what, n, into, ...past }, { scope }) => ({
  kind: 'measure',
  audience: askedAudience(audience, scope),
  what,
  ...askedPast(past, scope),
  n,
  into,
}));

export const rank = askOfMany<RankConfig>('rank', ({ audience, ...past }, { scope }) => ({
  kind: 'rank',
  audience: askedAudience(audience, scope),
  ...askedPast(past, scope),
}));

export const draw = askOfMany<DrawConfig>('draw', ({ audience, winners, seed }, { scope, key }) => {
  const text = textFor(seed, scope).trim();
  return { kind: 'draw', audience: askedAudience(audience, scope), winners, seed: text === '' ? key : text };
});
