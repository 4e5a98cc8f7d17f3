// Tab takes what an open list of choices has marked. Among several choices it marks the first one when another was taken, also where that is chosen
// already: to take it again would take it away. Under a text it marks what begins like it, and would put that in place of what somebody typed.

/** Once for the page: hears of Tab before the lists do. */
export function keepChoicesFromTab(): void {
  /** The text under which somebody went to a suggestion, until they type on. */
  let went: EventTarget | null = null;
  window.addEventListener('input', () => (went = null), { capture: true });
  window.addEventListener(
    'keydown',
    (event) => {
      const { key, target } = event;
      if (key === 'ArrowDown' || key === 'ArrowUp') went = target;
      // The focus goes on all the same, and the list closes with it.
      if (key === 'Tab' && target instanceof Element && (isTaken(target) || (isText(target) && went !== target))) event.stopPropagation();
    },
    { capture: true },
  );
}

function isText(target: Element): boolean {
  return target.closest('.ant-select-auto-complete') !== null;
}

/** What is marked is among the several that are chosen. */
function isTaken(target: Element): boolean {
  const marked = document.getElementById(target.getAttribute('aria-activedescendant') ?? '');
  return target.closest('.ant-select-multiple') !== null && marked?.ariaSelected === 'true';
}
