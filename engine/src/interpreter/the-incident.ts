import { ownValue, type Scope } from '../condition/scope.ts';

/** Which incident a step means: the variable `incident`, else the context field of that name, else what the run is about. Null: none. */
export function theIncident({ variables, context, member }: Scope): string | null {
  const named = ownValue(variables, 'incident') ?? ownValue(context, 'incident') ?? (member.kind === 'incident' ? member.externalId : undefined);
  return typeof named === 'string' && named !== '' ? named : null;
}
