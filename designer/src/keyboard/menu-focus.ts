// Where the keyboard is in a menu that a button opens. Left to itself the focus comes to it three frames later, follows each arrow a frame later, and
// is nowhere once something was chosen: a key that is faster is lost, or takes the item that was left.

const MENU = '.ant-dropdown-menu';
const MOVES: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End']);

/** Once for the page: hears of every menu of a button. */
export function keepFocusWithMenus(): void {
  let opener: HTMLElement | null = null;
  // On the window, which hears of a key after the menu has drawn what it did.
  window.addEventListener('click', ({ target, detail }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('.ant-dropdown-open') : null;
    if (!button) return;
    opener = button;
    const isByKey = detail === 0;
    if (isByKey) focusItem(shownMenu()?.querySelector<HTMLElement>('[role="menuitem"]:not([aria-disabled="true"])'));
  });
  window.addEventListener('keydown', ({ key, target }) => {
    const menu = MOVES.has(key) && target instanceof Element ? target.closest(MENU) : null;
    if (menu) focusItem(menu.querySelector<HTMLElement>('.ant-dropdown-menu-item-active'));
  });
  // Before the menu takes it: what is chosen may open a dialog, which goes back in the end to what had the focus.
  window.addEventListener(
    'keydown',
    (event) => {
      const { key, target } = event;
      // A link is followed by the browser itself, to another page.
      if (key !== 'Enter' || !(target instanceof Element) || target.matches('a[href]') || !target.closest(MENU)) return;
      // Or the rest of the key would press the button, which opens the menu again.
      event.preventDefault();
      opener?.focus();
    },
    { capture: true },
  );
}

function shownMenu(): Element | undefined {
  return [...document.querySelectorAll(`.ant-dropdown:not(.ant-dropdown-hidden) ${MENU}`)].at(-1);
}

/** Where an item is a link, the link has the focus. */
function focusItem(item: HTMLElement | null | undefined): void {
  const stop = item?.querySelector<HTMLElement>('a[href]') ?? item;
  // It is still on its way to its place, and the page must not follow it there.
  stop?.focus({ preventScroll: true });
}
