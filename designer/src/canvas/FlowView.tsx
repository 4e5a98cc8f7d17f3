// A flow to look at, not to change: with a run's path lit on it, or counts at its steps.
import type { FlowDocument, FlowStep } from '@sopwith/engine';
import { outcomesOf as outcomesIn } from '@sopwith/engine';
import { Background, BackgroundVariant, Controls, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CatalogContext, type KnownCatalog } from '../catalog/catalog-context.tsx';
import { useLanguage } from '../language/language.ts';
import { useShade } from '../theme/theme.ts';
import { CanvasContext, type CanvasExtras } from './canvas-context.ts';
import './canvas.css';
import { type CanvasNode, edgesOf, nodesOf, type WayEdgeType } from './canvas-graph.ts';
import { spokenBy, withEnds } from './canvas-speech.ts';
import { edgeTypes, nodeTypes } from './canvas-types.ts';
import { firstView } from './first-view.ts';
import { wordsOfSteps } from './step-words.ts';

interface FlowViewProps {
  readonly document: FlowDocument;
  readonly known: KnownCatalog;
  readonly extras: CanvasExtras;
  readonly label: string;
  /** Steps to show first; unless given, as much from the top as can be read. */
  readonly first?: readonly string[];
}

export function FlowView({ document, known, extras, label, first }: FlowViewProps) {
  const language = useLanguage();
  const { t } = useTranslation();
  const spoken = useMemo(() => spokenBy(t), [t]);
  const shade = useShade((state) => state.shade);
  const frame = useRef<HTMLDivElement>(null);
  const graph = useMemo(() => {
    const outcomesOf = (step: FlowStep) => outcomesIn(known.catalog, step);
    const wordsOf = wordsOfSteps(document, known.catalog, language);
    const titles = new Map(document.steps.map((step) => [step.id, wordsOf(step).title]));
    return { nodes: nodesOf(document, outcomesOf, wordsOf), edges: withEnds(edgesOf(document, outcomesOf), (id) => titles.get(id) ?? id, t) };
  }, [document, known, language, t]);
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
          ariaLabelConfig={spoken}
          onInit={(view) => {
            const box = frame.current?.getBoundingClientRect();
            if (first !== undefined) void view.fitView({ maxZoom: 0.85, padding: 0.12, nodes: first.map((id) => ({ id })) });
            else if (box) void view.setViewport(firstView(view.getNodesBounds(view.getNodes()), box));
          }}
          ref={frame}
          minZoom={0.1}
          preventScrolling={false}
          aria-label={label}
        >
          <Background variant={BackgroundVariant.Dots} gap={22} size={1.4} color="var(--line-strong)" />
          <Controls showInteractive={false} />
        </ReactFlow>
      </CanvasContext>
    </CatalogContext>
  );
}
