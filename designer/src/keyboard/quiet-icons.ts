// Icons are decoration: each is named after its drawing, in English ("plus"), and a screen reader would say so before the words beside it.
const DRAWN = '.anticon[role="img"][aria-label]:not([aria-hidden])';

/** Hides them from assistive technology as they appear, but for those that were given a name of their own. */
export function quietIcons(root: HTMLElement): void {
  const quiet = (within: Element) => {
    for (const icon of within.querySelectorAll(DRAWN)) if (isDrawing(icon)) icon.setAttribute('aria-hidden', 'true');
    if (within.matches(DRAWN) && isDrawing(within)) within.setAttribute('aria-hidden', 'true');
  };
  quiet(root);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) quiet(node);
  }).observe(root, { childList: true, subtree: true });
}

/** Of a button that has no other name, its drawing is better than none. */
function isDrawing(icon: Element): boolean {
  const owner = icon.closest('button, a');
  if (owner && !owner.hasAttribute('aria-label') && owner.textContent?.trim() === '') return false;
  return icon.classList.contains(`anticon-${icon.getAttribute('aria-label')}`);
}
