// Where the keyboard is when a dialog opens. Left to itself it would be at the dialog's close button, and what one types there is lost.

/** Once for the page: hears of every dialog. */
export function startDialogsAtTheirFields(): void {
  const begun = new WeakSet<Element>();
  document.addEventListener('focusin', ({ target, relatedTarget }) => {
    const around = target instanceof Element ? target.closest('.ant-modal-wrap') : null;
    const dialog = around?.querySelector('.ant-modal');
    if (!around || !dialog || !(target instanceof Element) || target.closest('.ant-modal-body')) return;
    // From within, somebody went there by Tab; from nowhere, after the first time, the window itself came back.
    const opens = relatedTarget instanceof Node ? !around.contains(relatedTarget) : !begun.has(dialog);
    begun.add(dialog);
    if (opens) startOf(dialog)?.focus({ preventScroll: true });
  });
}

/** What is asked first; where nothing is asked, the answer, unless it destroys something. */
function startOf(dialog: Element): HTMLElement | undefined {
  const asked = [...dialog.querySelectorAll<HTMLElement>('.ant-modal-body :is(input, textarea):not([type="file"]):not(:disabled)')].filter(isShown);
  const [first] = asked;
  // Of radio buttons Tab would stop at the one that is chosen.
  if (first?.matches('[type="radio"]')) return asked.find((each) => each.matches(':checked')) ?? first;
  if (first) return first;
  const answers = [...dialog.querySelectorAll<HTMLElement>('.ant-modal-footer button:not(:disabled)')].filter(isShown);
  return answers.find((each) => each.matches('.ant-btn-primary:not(.ant-btn-dangerous)')) ?? answers[0];
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}
