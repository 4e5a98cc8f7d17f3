// What the canvas says to those who do not see it: its boxes and links by the words that stand on them, and how it is used by keyboard.
import type { AriaLabelConfig } from '@xyflow/react';
import type { TFunction } from 'i18next';
import type { CanvasNode, WayEdgeType } from './canvas-graph.ts';
import { START_NODE } from './canvas-graph.ts';

/** The controls and hints that React Flow brings, in the language of the page. */
export function spokenBy(t: TFunction): Partial<AriaLabelConfig> {
  return {
    'node.a11yDescription.default': t('editor.boxKeys'),
    'node.a11yDescription.keyboardDisabled': t('editor.boxKeys'),
    'node.a11yDescription.ariaLiveMessage': ({ direction, x, y }) => t('editor.boxMoved', { way: wayOf(direction, t), x, y }),
    'edge.a11yDescription.default': '',
    'controls.ariaLabel': t('editor.view'),
    'controls.zoomIn.ariaLabel': t('editor.zoomIn'),
    'controls.zoomOut.ariaLabel': t('editor.zoomOut'),
    'controls.fitView.ariaLabel': t('editor.fitView'),
    'minimap.ariaLabel': t('editor.miniMap'),
    'handle.ariaLabel': t('editor.handle'),
  };
}

function wayOf(direction: string, t: TFunction): string {
  switch (direction) {
    case 'up':
      return t('editor.way_up');
    case 'down':
      return t('editor.way_down');
    case 'left':
      return t('editor.way_left');
    default:
      return t('editor.way_right');
  }
}

/** Each box with its name, and with how much is wrong with it. What did not change stays the same object. */
export function withNames(nodes: readonly CanvasNode[], problemsOf: (step: string) => number, t: TFunction): CanvasNode[] {
  return nodes.map((node) => {
    const ariaLabel = nameOf(node, problemsOf(node.id), t);
    return node.ariaLabel === ariaLabel ? node : { ...node, ariaLabel, domAttributes: { 'aria-roledescription': t('editor.box') } };
  });
}

function nameOf(node: CanvasNode, problems: number, t: TFunction): string {
  switch (node.type) {
    case 'start':
      return t('editor.start');
    case 'note':
      return t('editor.note');
    case 'step': {
      const { title, says } = node.data;
      return [title, says, ...(problems > 0 ? [t('editor.problemsCount', { count: problems })] : [])].filter((part) => part !== '').join(', ');
    }
  }
}

/** Each link as from which box to which it leads. */
export function withEnds(edges: readonly WayEdgeType[], titleOf: (step: string) => string, t: TFunction): WayEdgeType[] {
  const named = (id: string) => (id === START_NODE ? t('editor.start') : titleOf(id));
  return edges.map((edge) => ({ ...edge, ariaLabel: t('editor.link', { from: named(edge.source), to: named(edge.target) }), domAttributes: { 'aria-roledescription': t('editor.linkIs') } }));
}
