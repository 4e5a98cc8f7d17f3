import { outcomesOf, variableTypes } from '@sopwith/engine';
import { useMemo } from 'react';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { useFlow } from '../editor/editor-store.ts';
import type { KnownTypes } from './declared-type.ts';

export function useKnownTypes(): KnownTypes {
  const catalog = useCatalog();
  const { context, steps } = useFlow();
  return useMemo(
    () => ({
      dictionary: catalog.dictionary,
      fields: new Map(context.map(({ name, type }) => [name, type])),
      variables: variableTypes(steps, ({ type, config }) => catalog.types.get(type)?.variablesOf(config) ?? [], catalog.dictionary),
      outcomesOf: (id) => {
        const step = steps.find((each) => each.id === id);
        return step === undefined ? null : outcomesOf(catalog, step).flatMap(({ id: outcome, kind }) => (kind === 'path' ? [] : [outcome]));
      },
    }),
    [catalog, context, steps],
  );
}
