// Goes through a page by the keyboard alone, and looks at every stop: is it named, is it seen, does it say what it is, can it be left again.
import type { CDPSession, Locator, Page } from 'playwright-core';

export interface Keys {
  /** Goes on by Tab until the focus is on this; `back` goes the other way. */
  tabTo(target: Locator, back?: boolean): Promise<void>;
  /** Waits until the focus has come to this by itself. */
  at(target: Locator): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  /** Types into what has the focus, in the place of what stood there. */
  write(text: string): Promise<void>;
  /** Opens the menu that has the focus, types what the choice is called, and takes it. */
  choose(choice: string): Promise<void>;
  /** Goes down a menu that is open to what is called so, and takes it. */
  pick(called: string): Promise<void>;
  /** What was wrong with stops on the way, each once. */
  readonly complaints: ReadonlySet<string>;
}

const MOST_STOPS = 160;
const WAIT_MS = 20_000;

export async function byKeyboard(page: Page): Promise<Keys> {
  const cdp = await page.context().newCDPSession(page);
  const complaints = new Set<string>();

  async function look(): Promise<string> {
    const [told, seen] = await Promise.all([tellsOfFocus(cdp), page.evaluate(lookAtStop)]);
    if (told === null) return '(the page)';
    const stop = `${told.role} “${told.name}”`;
    if (told.name === '') complaints.add(`without a name: ${stop} ${seen.is}`);
    if (SAYS_NOTHING.has(told.role)) complaints.add(`without a role: ${stop} ${seen.is}`);
    if (!seen.inView) complaints.add(`out of sight: ${stop} ${seen.is}`);
    if (seen.unseen !== null) complaints.add(`its focus is not seen: ${seen.unseen}`);
    return stop;
  }

  return {
    complaints,
    async tabTo(target, back = false) {
      await target.first().waitFor({ state: 'attached' });
      const passed: string[] = [];
      if (await isFocused(target)) return;
      while (passed.length < MOST_STOPS) {
        await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
        const [stop, isThere] = await Promise.all([look(), isFocused(target)]);
        if (isThere) return;
        passed.push(stop);
      }
      throw new Error(`expected Tab to reach ${target}, found after ${MOST_STOPS} stops only ${[...new Set(passed)].join(', ')}`);
    },
    async at(target) {
      await target.first().waitFor();
      for (const begun = Date.now(); !(await isFocused(target)); await page.waitForTimeout(50)) {
        if (Date.now() - begun > WAIT_MS) throw new Error(`expected the focus to come to ${target}, found it on ${await look()}`);
      }
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async write(text) {
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText(text);
    },
    async pick(called) {
      const item = page.getByRole('menuitem', { name: called, exact: true });
      await item.waitFor();
      await page.waitForFunction(() => document.activeElement?.closest('[role="menu"]'));
      for (let step = 0; step < 30; step++) {
        await page.keyboard.press('ArrowDown');
        if (await isFocused(item)) return page.keyboard.press('Enter');
      }
      throw new Error(`expected the arrows to reach ${called} in the menu, found ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))}`);
    },
    async choose(choice) {
      await page.keyboard.press('Enter');
      await openList(page).waitFor();
      for (let step = 0; step < 60; step++) {
        if (((await activeOption(page).textContent()) ?? '').includes(choice)) {
          await page.keyboard.press('Enter');
          // Until it has closed, Escape would be the menu's.
          await page.waitForFunction(() => document.activeElement?.getAttribute('aria-expanded') !== 'true');
          return;
        }
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`expected a choice ${choice}, found ${await openList(page).textContent()}`);
    },
  };
}

const openList = (page: Page): Locator => page.locator('.ant-select-dropdown:visible').last();
const activeOption = (page: Page): Locator => openList(page).locator('.ant-select-item-option-active');

/** As assistive technology is told of it. Null: nothing has the focus. */
async function tellsOfFocus(cdp: CDPSession): Promise<{ readonly role: string; readonly name: string } | null> {
  const { result } = await cdp.send('Runtime.evaluate', { expression: 'document.activeElement === document.body ? null : document.activeElement' });
  if (result.objectId === undefined) return null;
  const { nodes } = await cdp.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
  return { role: String(nodes[0]?.role?.value), name: String(nodes[0]?.name?.value ?? '').trim() };
}

const SAYS_NOTHING = new Set(['generic', 'none', 'LabelText', 'undefined']);

async function isFocused(target: Locator): Promise<boolean> {
  return target.first().evaluate((element) => element === document.activeElement);
}

/**
 * In the page. What the last stop looked like with the focus, beside what it looks like without: the same means that nobody saw where they were.
 * Keeps how the present one looks.
 */
function lookAtStop(): { is: string; inView: boolean; unseen: string | null } {
  const looks = (element: Element) => {
    const all: Element[] = [];
    for (let each: Element | null = element; each && all.length < 5; each = each.parentElement) all.push(each);
    const beside = element.parentElement === null ? [] : [...element.parentElement.querySelectorAll('*')].slice(0, 6);
    return [...all, ...beside].map((each) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, color, clipPath } = getComputedStyle(each);
      const outline = outlineStyle === 'none' || outlineWidth === '0px' ? '' : `${outlineWidth} ${outlineColor}`;
      return [outline, boxShadow, borderColor, backgroundColor, color, clipPath].join('|');
    });
  };
  const kept = globalThis as { lastStop?: { element: Element; looked: string } };
  const last = kept.lastStop;
  const now = document.activeElement ?? document.body;
  const unseen = last && last.element !== now && last.element.isConnected && looks(last.element).join() === last.looked ? last.element.outerHTML.slice(0, 200) : null;
  if (now === document.body) delete kept.lastStop;
  else kept.lastStop = { element: now, looked: looks(now).join() };
  const box = now.getBoundingClientRect();
  return { is: now.outerHTML.slice(0, 200), inView: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth, unseen };
}
