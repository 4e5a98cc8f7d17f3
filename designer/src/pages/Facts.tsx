import { describeFact, type Json, VARIABLE_TITLES } from '@sopwith/engine';
import { useLanguage } from '../language/language.ts';

interface FactsProps {
  /** Named by whoever drew the flow. */
  readonly context?: Readonly<Record<string, Json>>;
  readonly variables: Readonly<Record<string, Json>>;
}

/** What a run was told and has found. */
export function Facts({ context = {}, variables }: FactsProps) {
  const language = useLanguage();
  const called = (name: string) => (Object.hasOwn(variables, name) ? VARIABLE_TITLES[name]?.[language] : undefined) ?? name;
  return (
    <dl className="facts">
      {Object.entries({ ...context, ...variables }).map(([name, value]) => (
        <div key={name}>
          <dt title={name}>{called(name)}</dt>
          <dd>{describeFact(name, value, language)}</dd>
        </div>
      ))}
    </dl>
  );
}
