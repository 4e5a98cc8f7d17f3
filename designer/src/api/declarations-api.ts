import type { DeclarationDto, SeenName } from '@sopwith/server/contract';
import { query } from './path.ts';
import { request } from './request.ts';

export type NewDeclaration = Omit<DeclarationDto, 'updatedAt' | 'updatedBy'>;

export const declarationsApi = {
  list: () => request<readonly DeclarationDto[]>('GET', '/v1/declarations'),
  seen: () => request<readonly SeenName[]>('GET', '/v1/declarations/seen'),
  save: (declarations: readonly NewDeclaration[]) => request<readonly DeclarationDto[]>('PUT', '/v1/declarations', { declarations }),
  remove: ({ event, name }: Pick<DeclarationDto, 'event' | 'name'>) =>
    request('DELETE', `/v1/declarations${query({ event: event ?? undefined, name })}`),
};
