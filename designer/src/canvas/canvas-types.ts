// Outside of every component: React Flow mounts everything anew when these change.
import type { EdgeTypes, NodeTypes } from '@xyflow/react';
import { NoteNode } from './NoteNode.tsx';
import { StartNode } from './StartNode.tsx';
import { StepNode } from './StepNode.tsx';
import { WayEdge } from './WayEdge.tsx';

export const nodeTypes = { step: StepNode, start: StartNode, note: NoteNode } satisfies NodeTypes;
export const edgeTypes = { way: WayEdge } satisfies EdgeTypes;
