// Outside of every component: React Flow mounts everything anew when these change.
import type { EdgeTypes, NodeTypes } from '@xyflow/react';
import { StartNode } from './StartNode.tsx';
import { StepNode } from './StepNode.tsx';
import { WayEdge } from './WayEdge.tsx';

export const nodeTypes = { step: StepNode, start: StartNode } satisfies NodeTypes;
export const edgeTypes = { way: WayEdge } satisfies EdgeTypes;
