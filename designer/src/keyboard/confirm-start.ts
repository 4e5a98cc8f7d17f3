// A small question beside a button lies at the end of the page: the keyboard goes there when it opens, and comes back when it is answered.

const QUESTION = '.ant-popconfirm:not(.ant-popover-hidden)';

/** Once for the page: hears of every question that a button opens. */
export function startQuestionsAtTheirAnswers(): void {
  let asker: HTMLElement | null = null;
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button') : null;
    if (!button) return;
    if (button.closest('.ant-popconfirm')) comeBack();
    // It is drawn with the next frame, and shown with the one after.
    else afterDrawing(() => {
      const question = [...document.querySelectorAll(QUESTION)].find((each) => each.getClientRects().length > 0);
      if (!question || !button.isConnected) return;
      asker = button;
      // The first answer is to leave it as it is.
      question.querySelector('button')?.focus();
    });
  });
  document.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Escape' && target instanceof Element && target.closest('.ant-popconfirm')) comeBack();
  });

  function comeBack(): void {
    afterDrawing(() => {
      const now = document.activeElement;
      if (now === null || now === document.body || now.closest('.ant-popconfirm')) asker?.focus();
      asker = null;
    });
  }
}

function afterDrawing(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
