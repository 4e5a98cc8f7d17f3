import type { Session } from '@sopwith/server/contract';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api } from '../api/api.ts';

export function useSession(): UseQueryResult<Session> {
  return useQuery({ queryKey: ['session'], queryFn: api.session, staleTime: 60_000 });
}
