// Which boxes of a drawing lie on each other, or leave no room for the lines between them.
import { type Catalog, outcomesOf } from '../catalog/catalog.ts';
import type { FlowDocument } from '../document/flow-document.ts';

/** As the canvas draws them: a box is as wide as its ways out need, and its line of them and the marks of ends stand below it. */
const WIDTH = 232;
const PER_OUTCOME = 78;
const HEIGHT_WITH_ENDS = 160;
const BETWEEN = 8;

export function boxesThatTouch({ steps, layout }: FlowDocument, catalog: Catalog): readonly string[] {
  const boxes = steps.flatMap((step) => {
    const place = layout[step.id];
    return place === undefined ? [] : [{ id: step.id, ...place, width: Math.max(WIDTH, outcomesOf(catalog, step).length * PER_OUTCOME) }];
  });
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => Math.abs(a.y - b.y) < HEIGHT_WITH_ENDS && a.x < b.x + b.width + BETWEEN && b.x < a.x + a.width + BETWEEN)
      .map((b) => `${a.id} ${b.id}`),
  );
}
