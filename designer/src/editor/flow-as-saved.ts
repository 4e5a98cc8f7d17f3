import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';

/**
 * A flow as the server has it when a page opens on it. The page keeps this first answer, for a later one must not replace what is typed: so what the page
 * before it was answered does not count, which is older than what was drawn there.
 */
export function useFlowAsSaved(flowId: string) {
  const flow = useQuery({ queryKey: ['flow', flowId], queryFn: () => api.flow(flowId), refetchOnWindowFocus: false, staleTime: 0, gcTime: 0 });
  return { data: flow.isFetchedAfterMount ? flow.data : undefined, error: flow.error, refetch: flow.refetch };
}
