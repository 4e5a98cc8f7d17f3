// What an opened flow shows first: all of it where it stays readable, else its beginning.
interface Box {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 36;
const READABLE = 0.72;

export function firstView(bounds: Box & { readonly x: number; readonly y: number }, view: Box): { x: number; y: number; zoom: number } {
  const fits = Math.min((view.width - 2 * MARGIN) / bounds.width, (view.height - 2 * MARGIN) / bounds.height);
  const zoom = Math.min(1, Math.max(READABLE, fits));
  const spare = view.height - bounds.height * zoom;
  return {
    x: view.width / 2 - (bounds.x + bounds.width / 2) * zoom,
    y: (spare > 2 * MARGIN ? Math.min(spare / 2, 90) : MARGIN) - bounds.y * zoom,
    zoom,
  };
}
