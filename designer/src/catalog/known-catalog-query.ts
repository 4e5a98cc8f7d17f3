// The catalog as every page reads it: one entry of the cache, of one shape.
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/api.ts';
import { knownCatalog } from './catalog-context.tsx';

export const knownCatalogQuery = queryOptions({
  queryKey: ['catalog'],
  queryFn: async () => knownCatalog(await api.catalog()),
  staleTime: 60_000,
});
