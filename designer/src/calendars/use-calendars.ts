import type { WorkingCalendar } from '@sopwith/engine';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { peopleApi } from '../api/people-api.ts';

/** Saves a calendar whole: a new one, another year of it, or what it was before. */
export function useSaveCalendar(onSaved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (calendar: WorkingCalendar) => peopleApi.saveCalendar(calendar),
    onSuccess: async () => {
      await refresh(client);
      onSaved();
    },
  });
}

export function useDeleteCalendar(onDeleted: (calendar: WorkingCalendar) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: WorkingCalendar) => peopleApi.deleteCalendar(id),
    onSuccess: async (_, calendar) => {
      await refresh(client);
      onDeleted(calendar);
    },
  });
}

// The catalog names the calendars that flows can choose.
async function refresh(client: QueryClient): Promise<void> {
  await Promise.all([client.invalidateQueries({ queryKey: ['calendars'] }), client.invalidateQueries({ queryKey: ['catalog'] })]);
}
