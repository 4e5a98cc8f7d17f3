// The texts of a flow's content tables.
import { at } from './path.ts';
import { request } from './request.ts';

export interface ContentRowDto {
  readonly step: string;
  readonly row: string;
  readonly cells: Readonly<Record<string, string | number | boolean>>;
}

export interface ContentDto {
  readonly rows: readonly ContentRowDto[];
  readonly edits: readonly { readonly step: string; readonly row: string; readonly cells: Readonly<Record<string, string>>; readonly at: number; readonly by: string }[];
}

export const contentApi = {
  content: (flowId: string) => request<ContentDto>('GET', at`/v1/flows/${flowId}/content`),
  mend: (flowId: string, { step, row }: Pick<ContentRowDto, 'step' | 'row'>, cells: Readonly<Record<string, string>>) =>
    request<ContentDto>('PUT', at`/v1/flows/${flowId}/content/${step}/${row}`, cells),
};
