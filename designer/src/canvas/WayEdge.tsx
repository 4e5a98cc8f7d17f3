import { BaseEdge, type EdgeProps, getSmoothStepPath } from '@xyflow/react';
import { memo } from 'react';
import { useCanvasExtras } from './canvas-context.ts';
import type { WayEdgeType } from './canvas-graph.ts';

/** How far below its outcome a link turns aside. */
const TURN = 40;

export const WayEdge = memo(function WayEdge(props: EdgeProps<WayEdgeType>) {
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, markerEnd, selected, data } = props;
  const { path, onAddAfter } = useCanvasExtras();
  // Only where it runs down: a link back up finds its own way round.
  // It turns soon and then falls on its target: a long one would else run behind the boxes below its own.
  const fall = targetY - sourceY;
  const bend = fall > 40 ? { centerY: sourceY + Math.max(8, Math.min(fall / 2, TURN) + (data?.bend ?? 0)) } : {};
  const [line, x, y] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, borderRadius: 12, ...bend });
  const taken = path?.edges.has(id);
  return (
    <g
      className="way-edge"
      data-kind={data?.path ? 'path' : 'way'}
      data-selected={selected || undefined}
      data-taken={path ? (taken ? 'yes' : 'no') : undefined}
    >
      <BaseEdge id={id} path={line} interactionWidth={22} {...(markerEnd ? { markerEnd } : {})} />
      {onAddAfter && data && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a `g` takes no focus; by keyboard a step is inserted from the panel of the step before
        <g className="edge-add" transform={`translate(${x} ${y})`} aria-hidden="true" onClick={() => onAddAfter(data.way)}>
          <circle r="10" />
          <path d="M-4 0H4M0 -4V4" />
        </g>
      )}
    </g>
  );
});
