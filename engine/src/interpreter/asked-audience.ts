import { bindToRun } from '../condition/bind-to-run.ts';
import type { Condition } from '../condition/condition.ts';
import { ownValue, type Scope } from '../condition/scope.ts';
import type { SubjectKey } from '../document/subject.ts';
import type { Audience } from '../steps/audience.ts';
import { textFor } from './text-for.ts';

/** An audience as it is asked for: with what the run knows filled in, also in its condition. */
export interface AskedAudience {
  readonly from: Exclude<Audience['from'], 'variable'>;
  /** The id of the community, activity, incident or segment. */
  readonly of: string;
  /** Of a list: the members' ids. */
  readonly ids: readonly string[];
  readonly where: Condition | null;
}

const mostIds = 2_000;

export function askedAudience(audience: Audience, scope: Scope): AskedAudience {
  const where = audience.where === undefined ? null : bindToRun(audience.where, scope);
  if (audience.from === 'variable') return { from: 'list', of: '', ids: idsIn(ownValue(scope.variables, audience.of)), where };
  const text = textFor(audience.of, scope).trim();
  if (audience.from === 'list') return { from: 'list', of: '', ids: idsIn(text.split(/[\s,\uff0c;\uff1b、]+/u)), where };
  return { from: audience.from, of: text === '' ? scope.member.externalId : text, ids: [], where };
}

function idsIn(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  const ids = (value as readonly unknown[]).map((one) => (typeof one === 'object' && one !== null ? (one as Partial<SubjectKey>).id : one));
  return [...new Set(ids.filter((id): id is string => typeof id === 'string' && id !== ''))].slice(0, mostIds);
}
