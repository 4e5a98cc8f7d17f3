import type { TFunction } from 'i18next';
import type { RowKind } from './condition-rows.ts';

export function kindLabel(t: TFunction, kind: RowKind): string {
  switch (kind) {
    case 'recency':
    case 'segment':
    case 'points':
    case 'today':
    case 'outcome':
    case 'event':
      return t(`condition.about_${kind}`);
    default:
      return t(`panel.about_${kind}`);
  }
}
