// One run's path lit on the flow that it walks. To look at, not to change.
import type { FlowStep } from '@sopwith/engine';
import { outcomesOf as outcomesIn } from '@sopwith/engine';
import type { RunDetail } from '@sopwith/server/contract';
import { Background, BackgroundVariant, Controls, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CatalogContext, type KnownCatalog } from '../catalog/catalog-context.tsx';
import { useShade } from '../theme/theme.ts';
import { CanvasContext, type CanvasExtras } from './canvas-context.ts';
import './canvas.css';
import { type CanvasNode, edgesOf, nodesOf, type WayEdgeType } from './canvas-graph.ts';
import { edgeTypes, nodeTypes } from './canvas-types.ts';
import { latestSteps, pathOf } from './run-path.ts';

export function RunCanvas({ run, known }: { readonly run: RunDetail; readonly known: KnownCatalog }) {
  const { t } = useTranslation();
  const shade = useShade((state) => state.shade);
  const { document } = run;
  const graph = useMemo(() => {
    const outcomesOf = (step: FlowStep) => outcomesIn(known.catalog, step);
    return { nodes: nodesOf(document, outcomesOf), edges: edgesOf(document, outcomesOf) };
  }, [document, known]);
  const extras = useMemo(
    (): CanvasExtras => ({ problems: new Map(), counts: {}, path: pathOf(run.trail, run.resting) }),
    [run.trail, run.resting],
  );
  return (
    <CatalogContext value={known}>
      <CanvasContext value={extras}>
        <ReactFlow<CanvasNode, WayEdgeType>
          nodes={graph.nodes}
          edges={graph.edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          colorMode={shade}
          nodesDraggable={false}
          nodesConnectable={false}
          edgesFocusable={false}
          nodesFocusable={false}
          elementsSelectable={false}
          deleteKeyCode={null}
          fitView
          fitViewOptions={{ maxZoom: 0.85, padding: 0.12, nodes: latestSteps(run).map((id) => ({ id })) }}
          minZoom={0.1}
          preventScrolling={false}
          aria-label={t('page.pathOnCanvas')}
        >
          <Background variant={BackgroundVariant.Dots} gap={22} size={1.4} color="var(--line-strong)" />
          <Controls showInteractive={false} />
        </ReactFlow>
      </CanvasContext>
    </CatalogContext>
  );
}
