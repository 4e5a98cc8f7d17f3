// The canvas: shows the document, and turns what the mouse does on it into edits.
import { FileTextOutlined } from '@ant-design/icons';
import { type FlowStep, outcomesOf as outcomesIn } from '@sopwith/engine';
import {
  Background,
  BackgroundVariant,
  type Connection,
  ControlButton,
  Controls,
  type FinalConnectionState,
  MiniMap,
  type NodeChange,
  ReactFlow,
  useEdgesState,
  useNodesState,
  useReactFlow,
} from '@xyflow/react';
import { type DragEvent, type KeyboardEvent, useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type CanvasNode, edgesOf, mergeNodes, nodesOf, START_NODE, type WayEdgeType, wayOf } from '../canvas/canvas-graph.ts';
import { useCanvasExtras } from '../canvas/canvas-context.ts';
import { spokenBy, withEnds, withNames } from '../canvas/canvas-speech.ts';
import { edgeTypes, nodeTypes } from '../canvas/canvas-types.ts';
import { firstView } from '../canvas/first-view.ts';
import { nodeWidth } from '../canvas/node-size.ts';
import { wordsOfSteps } from '../canvas/step-words.ts';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { canConnect } from '../edit/edit.ts';
import { freshStepId } from '../edit/step-id.ts';
import type { Way } from '../edit/way.ts';
import { useLanguage } from '../language/language.ts';
import { useShade } from '../theme/theme.ts';
import { focusBox, focusSettings } from './editor-focus.ts';
import { useEditor, useEditorStore, useFlow } from './editor-store.ts';
import { draggedType } from './Palette.tsx';
import { useAddStep } from './use-add-step.ts';

/** Above this many steps only what is in view is drawn. */
const MANY = 200;

export function FlowCanvas() {
  const flow = useFlow();
  const store = useEditorStore();
  const selected = useEditor((state) => state.selected);
  const sought = useEditor((state) => state.sought);
  const catalog = useCatalog();
  const { t } = useTranslation();
  const language = useLanguage();
  const shade = useShade((state) => state.shade);
  const addStep = useAddStep();
  const { problems } = useCanvasExtras();
  const spoken = useMemo(() => spokenBy(t), [t]);
  const view = useReactFlow<CanvasNode, WayEdgeType>();
  const [nodes, setNodes, onNodesChange] = useNodesState<CanvasNode>([]);
  const [edges, setEdges, onEdgesChange] = useEdgesState<WayEdgeType>([]);

  useEffect(() => {
    const outcomesOf = (step: FlowStep) => outcomesIn(catalog, step);
    const wordsOf = wordsOfSteps(flow, catalog, language);
    const titles = new Map(flow.steps.map((step) => [step.id, wordsOf(step).title]));
    setNodes((old) => mergeNodes(old, nodesOf(flow, outcomesOf, wordsOf), store.getState().selected));
    setEdges((old) => {
      const chosen = new Set(old.filter((edge) => edge.selected).map((edge) => edge.id));
      const named = withEnds(edgesOf(flow, outcomesOf), (id) => titles.get(id) ?? id, t);
      return named.map((edge) => (chosen.has(edge.id) ? { ...edge, selected: true } : edge));
    });
  }, [flow, catalog, language, t, setNodes, setEdges, store]);

  useEffect(() => {
    setNodes((old) => withNames(old, (step) => problems.get(step)?.length ?? 0, t));
  }, [flow, catalog, language, problems, t, setNodes]);

  useEffect(() => {
    setNodes((old) =>
      old.map((node) =>
        (node.selected ?? false) === selected.includes(node.id) ? node : { ...node, selected: selected.includes(node.id) },
      ),
    );
  }, [selected, setNodes]);

  useEffect(() => {
    const place = sought && store.getState().history.present.layout[sought.step];
    if (!place) return;
    const { x, y, zoom } = view.getViewport();
    const box = document.querySelector('.react-flow')?.getBoundingClientRect();
    const left = place.x * zoom + x;
    const top = place.y * zoom + y;
    const seen = box && left > 20 && top > 20 && left + 240 * zoom < box.width && top + 130 * zoom < box.height;
    if (!seen) void view.setCenter(place.x + 116, place.y + 60, { zoom, duration: 250 });
  }, [sought, store, view]);

  const showFromTop = () => {
    const box = document.querySelector('.react-flow')?.getBoundingClientRect();
    if (box) void view.setViewport(firstView(view.getNodesBounds(view.getNodes()), box));
  };

  const isValid = useCallback(
    (link: Connection | WayEdgeType) => {
      const way = wayOf(link);
      return way !== null && canConnect(store.getState().history.present, way, link.target);
    },
    [store],
  );

  const connect = (link: Connection) => {
    const way = wayOf(link);
    if (way) store.getState().apply({ type: 'connect', way, to: link.target });
  };

  /** A line dropped on empty canvas asks what comes next there. */
  const connectEnd = (event: MouseEvent | TouchEvent, end: FinalConnectionState) => {
    const handle = end.fromHandle;
    if (end.toNode || !handle || handle.type !== 'source') return;
    const way = wayOf({ source: handle.nodeId, sourceHandle: handle.id ?? null });
    const point = 'clientX' in event ? event : event.changedTouches[0];
    if (!way || !point) return;
    const at = view.screenToFlowPosition({ x: point.clientX, y: point.clientY });
    store.getState().pick({ after: way, at: { x: at.x - nodeWidth(1) / 2, y: at.y } });
  };

  const drop = (event: DragEvent) => {
    const type = draggedType(event.dataTransfer);
    if (!type) return;
    event.preventDefault();
    const after = wayUnder(event.clientX, event.clientY);
    const at = view.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const first = store.getState().history.present.steps.length === 0;
    addStep(type, after ? { after } : { at: { x: first ? 0 : at.x - nodeWidth(1) / 2, y: first ? 0 : at.y - 20 } });
  };

  const moved = (_: unknown, __: unknown, dragged: readonly CanvasNode[]) => {
    store.getState().apply({ type: 'moveSteps', to: Object.fromEntries(dragged.map((node) => [node.id, node.position])) });
  };

  const pinNote = () => {
    const box = document.querySelector('.react-flow')?.getBoundingClientRect();
    const at = view.screenToFlowPosition({ x: (box?.left ?? 0) + 60, y: (box?.top ?? 0) + 60 });
    const taken = new Set((flow.notes ?? []).map(({ id }) => id));
    const id = freshStepId('note', taken, Math.random);
    store.getState().apply({ type: 'addNote', note: { id, text: t('editor.newNote'), ...at } });
  };

  /** The keyboard stays on the canvas, at the box that led to what is gone. */
  const remove = (steps: readonly string[], ways: readonly Way[]) => {
    const before = flow.edges.find(({ to }) => steps.includes(to))?.from;
    const wasHere = isBox(document.activeElement);
    store.getState().apply({ type: 'delete', steps: [...steps], ways: [...ways] });
    if (wasHere) focusBox(before);
  };

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !isBox(event.target)) return;
    // React Flow has selected it; its settings are what Enter is for.
    if (event.key === 'Enter') return focusSettings();
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    const here = (event.target as Element).getAttribute('data-id') ?? '';
    if (!flow.steps.some(({ id }) => id === here)) return;
    // Done here: React Flow watches the keys of the whole page, and does not always hear this one of a box that has the focus.
    event.preventDefault();
    event.nativeEvent.stopPropagation();
    const { selected: chosen } = store.getState();
    remove(chosen.includes(here) ? chosen : [here], []);
  };

  /** What the arrows moved is as much an edit as what the mouse dragged. */
  const release = (event: KeyboardEvent) => {
    if (!event.key.startsWith('Arrow') || !isBox(event.target)) return;
    const chosen = view.getNodes().filter(({ id, selected: isChosen, type }) => isChosen === true && type === 'step' && id !== START_NODE);
    const { layout } = store.getState().history.present;
    const to = Object.fromEntries(chosen.flatMap(({ id, position }) => (layout[id]?.x === position.x && layout[id]?.y === position.y ? [] : [[id, position]])));
    if (Object.keys(to).length > 0) store.getState().apply({ type: 'moveSteps', to });
  };

  return (
    <ReactFlow<CanvasNode, WayEdgeType>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      colorMode={shade}
      onNodesChange={(changes) => {
        onNodesChange(changes.filter(isOurs));
        store.getState().select(selectionAfter(changes, store.getState().selected));
      }}
      onEdgesChange={onEdgesChange}
      onConnect={connect}
      onConnectEnd={connectEnd}
      isValidConnection={isValid}
      onNodeDragStop={moved}
      onKeyDown={press}
      onKeyUp={release}
      // Where an outcome leads is a menu of the settings; a stop at each link would only make the way longer.
      edgesFocusable={false}
      ariaLabelConfig={spoken}
      onSelectionDragStop={(event, dragged) => moved(event, null, dragged)}
      // The document decides what is left; React Flow is told afterwards.
      onBeforeDelete={({ nodes: gone, edges: cut }) => {
        const ways = cut.filter((edge) => edge.selected).flatMap((edge) => (edge.data ? [edge.data.way] : []));
        remove(gone.map(({ id }) => id), ways);
        return Promise.resolve(false);
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      deleteKeyCode={['Delete', 'Backspace']}
      multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
      connectionRadius={36}
      minZoom={0.15}
      maxZoom={1.6}
      onInit={showFromTop}
      onlyRenderVisibleElements={flow.steps.length > MANY}
      nodeDragThreshold={3}
      aria-label={t('editor.canvas')}
    >
      <Background variant={BackgroundVariant.Dots} gap={22} size={1.4} color="var(--line-strong)" />
      <Controls position="bottom-left" showInteractive={false}>
        <ControlButton data-testid="add-note" title={t('editor.addNote')} aria-label={t('editor.addNote')} onClick={pinNote}>
          <FileTextOutlined />
        </ControlButton>
      </Controls>
      {flow.steps.length > 5 && (
        <MiniMap
          position="bottom-right"
          pannable
          zoomable
          style={{ width: 140, height: 104 }}
          bgColor="var(--paper)"
          nodeColor="var(--line-strong)"
          maskColor="rgb(120 130 130 / 14%)"
        />
      )}
    </ReactFlow>
  );
}

/** The editor's selection is the truth: React Flow only reports what the mouse did to it. */
function selectionAfter(changes: readonly NodeChange<CanvasNode>[], selected: readonly string[]): readonly string[] {
  const chosen = new Set(selected);
  for (const change of changes) {
    if (change.type !== 'select' || change.id === START_NODE) continue;
    if (change.selected) chosen.add(change.id);
    else chosen.delete(change.id);
  }
  return [...chosen];
}

function isBox(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('.react-flow__node');
}

/** Removal goes through the document, never through React Flow's own state. */
function isOurs(change: NodeChange<CanvasNode>): boolean {
  return change.type !== 'remove' && change.type !== 'add';
}

function wayUnder(x: number, y: number): Way | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const id = element.closest('.react-flow__edge')?.getAttribute('data-id');
    const colon = id?.lastIndexOf(':') ?? -1;
    if (id && colon > 0) return wayOf({ source: id.slice(0, colon), sourceHandle: id.slice(colon + 1) });
  }
  return null;
}
