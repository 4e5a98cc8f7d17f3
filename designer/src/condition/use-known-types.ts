import { useMemo } from 'react';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { useFlow } from '../editor/editor-store.ts';
import type { KnownTypes } from './declared-type.ts';

export function useKnownTypes(): KnownTypes {
  const { dictionary } = useCatalog();
  const { context } = useFlow();
  return useMemo(() => ({ dictionary, fields: new Map(context.map(({ name, type }) => [name, type])) }), [dictionary, context]);
}
