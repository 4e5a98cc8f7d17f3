// What has the focus may vanish: a deleted step, an entry that was removed. The focus then goes to the nearest thing around it that is still there,
// not back to the top of the page.

/** `root`: where React draws. What it draws beside it, menus and dialogs, gives its focus back itself. */
export function keepFocus(root: HTMLElement): void {
  let around: readonly Element[] = [];
  root.addEventListener('focusin', ({ target }) => {
    around = target instanceof Element ? ancestorsOf(target, root) : [];
  });
  new MutationObserver(() => {
    const [last, ...parents] = around;
    if (!last || last.isConnected || !isNowhere(document.activeElement)) return;
    // Nothing of the page is left: the next one begins at its content, as soon as that is there.
    const nearest = parents.find((each) => each.isConnected) ?? root.querySelector('main');
    if (nearest === null) return;
    around = [];
    focusOn(nearest);
  }).observe(root, { childList: true, subtree: true });
}

/** Puts the focus on something that Tab does not stop at. */
export function focusOn(element: Element | null | undefined): void {
  if (!(element instanceof HTMLElement)) return;
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

function isNowhere(element: Element | null): boolean {
  return element === null || element === document.body;
}

function ancestorsOf(element: Element, root: Element): readonly Element[] {
  const all: Element[] = [];
  for (let each: Element | null = element; each && each !== root; each = each.parentElement) all.push(each);
  return all;
}
