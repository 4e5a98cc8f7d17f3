// One run's path lit on the flow that it walks.
import type { RunDetail } from '@sopwith/server/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownCatalog } from '../catalog/catalog-context.tsx';
import type { CanvasExtras } from './canvas-context.ts';
import { FlowView } from './FlowView.tsx';
import { latestSteps, pathOf } from './run-path.ts';

interface RunCanvasProps {
  /** Or what was only played. */
  readonly run: Pick<RunDetail, 'document' | 'trail' | 'resting'>;
  readonly known: KnownCatalog;
}

export function RunCanvas({ run, known }: RunCanvasProps) {
  const { t } = useTranslation();
  const extras = useMemo(
    (): CanvasExtras => ({ problems: new Map(), counts: {}, path: pathOf(run.trail, run.resting) }),
    [run.trail, run.resting],
  );
  return <FlowView document={run.document} known={known} extras={extras} first={latestSteps(run)} label={t('page.pathOnCanvas')} />;
}
