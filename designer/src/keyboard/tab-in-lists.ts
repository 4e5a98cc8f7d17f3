// Tab takes what an open list of choices has marked. Among several choices it marks the first one when another was taken, also where that is chosen
// already: to take it again would take it away.

/** Once for the page: hears of Tab before the lists do. */
export function keepChoicesFromTab(): void {
  window.addEventListener(
    'keydown',
    (event) => {
      const { key, target } = event;
      if (key !== 'Tab' || !(target instanceof Element) || !target.closest('.ant-select-multiple')) return;
      const marked = document.getElementById(target.getAttribute('aria-activedescendant') ?? '');
      // The focus goes on all the same, and the list closes with it.
      if (marked?.ariaSelected === 'true') event.stopPropagation();
    },
    { capture: true },
  );
}
