// The routes of kits, one function each.
import type { KitDto } from '@sopwith/server/kits';
import { at, query } from './path.ts';
import { request } from './request.ts';

export type NewKit =
  | { readonly template: string; readonly language: 'zh' | 'en' }
  | { readonly document: unknown }
  | { readonly name: string; readonly flows: readonly string[] };

export const kitsApi = {
  kits: () => request<readonly KitDto[]>('GET', '/v1/kits'),
  create: (kit: NewKit) => request<KitDto>('POST', '/v1/kits', kit),
  publish: (id: string) => request<KitDto>('POST', at`/v1/kits/${id}/publish`, {}),
  pause: (id: string) => request<KitDto>('POST', at`/v1/kits/${id}/pause`, {}),
  resume: (id: string, elapsed: string) => request<KitDto>('POST', at`/v1/kits/${id}/resume` + query({ elapsed }), {}),
  stop: (id: string, confirm: string) => request<{ readonly ended: number }>('POST', at`/v1/kits/${id}/stop`, { confirm }),
  takeApart: (id: string) => request('DELETE', at`/v1/kits/${id}`),
  documentAddress: (id: string) => at`/v1/kits/${id}/document`,
};
