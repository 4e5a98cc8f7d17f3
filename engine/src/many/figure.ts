import type { RequestKinds } from '../interpreter/request.ts';
import type { Json } from '../json.ts';
import { ranked, type Valued } from './ranked.ts';

/** One figure over an audience. Of nobody, a share and an average are 0. */
export function figure({ what, n }: Pick<RequestKinds['measure'], 'what' | 'n'>, values: readonly Valued[]): Json {
  const events = values.reduce((sum, one) => sum + one.events, 0);
  const total = values.reduce((sum, one) => sum + one.value, 0);
  switch (what) {
    case 'count':
      return events;
    case 'people':
      return values.filter((one) => one.events > 0).length;
    case 'share':
      return values.length === 0 ? 0 : round((values.filter((one) => one.events > 0).length / values.length) * 100);
    case 'sum':
      return round(total);
    case 'average':
      return events === 0 ? 0 : round(total / events);
    case 'top':
      return ranked(values.filter((one) => one.events > 0))
        .slice(0, n)
        .map(({ externalId }) => externalId);
  }
}

/** Two places are as many as anybody reads. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
