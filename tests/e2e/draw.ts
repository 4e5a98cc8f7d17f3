// Draws on the canvas as a person does: with the mouse, and by what stands on the page.
import type { Locator, Page } from 'playwright-core';

export interface Place {
  readonly x: number;
  readonly y: number;
}

export const START_NODE = '$start';

export const stepOnCanvas = (page: Page, step: string): Locator => page.locator(`.react-flow__node[data-id="${step}"]`);
export const stepsOnCanvas = (page: Page): Locator => page.locator('.react-flow__node-step');
export const link = (page: Page, step: string, outcome: string): Locator => page.locator(`.react-flow__edge[data-id="${step}:${outcome}"]`);
export const stepPanel = (page: Page): Locator => page.getByTestId('step-panel');

/** Drags a step type out of the palette to a place of the canvas, in pixels from its corner. Gives the new step's id. */
export async function drop(page: Page, type: string, at: Place): Promise<string> {
  const before = await stepsOnCanvas(page).count();
  await page.getByTestId(`palette-${type}`).dragTo(page.locator('.editor-canvas'), { targetPosition: at });
  await stepsOnCanvas(page).nth(before).waitFor();
  const id = await stepPanel(page).getAttribute('data-step');
  if (id === null) throw new Error(`expected the new ${type} to be selected, found nothing in the panel`);
  return id;
}

/** Drags a line from an outcome, by its title, to a step. Without a title from the only outcome. */
export async function connect(page: Page, from: string, to: string, outcome?: string): Promise<void> {
  const ways = stepOnCanvas(page, from).locator('.way-out');
  const begin = outcome === undefined ? ways.first() : ways.filter({ hasText: outcome });
  const id = await begin.getAttribute('data-handleid');
  await dragLine(page, begin, await middleOf(stepOnCanvas(page, to).locator('[data-handleid="in"]')));
  await link(page, from, String(id)).waitFor({ state: 'attached' });
}

export async function dragLine(page: Page, from: Locator, to: Place): Promise<void> {
  const begin = await middleOf(from);
  await page.mouse.move(begin.x, begin.y);
  await page.mouse.down();
  await page.mouse.move((begin.x + to.x) / 2, (begin.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

export async function selectStep(page: Page, step: string): Promise<void> {
  await stepOnCanvas(page, step).locator('.step-head').click();
  await page.locator(`[data-testid="step-panel"][data-step="${step}"]`).waitFor();
}

/** Chooses from a menu of the panel, by what the choice is called. */
export async function choose(page: Page, menu: Locator, choice: string): Promise<void> {
  await menu.click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: choice }).first().click();
}

export async function saved(page: Page): Promise<void> {
  await page.locator('[data-testid="save-status"][data-status="saved"]').waitFor();
}

export async function middleOf(place: Locator): Promise<Place> {
  const box = await place.boundingBox();
  if (!box) throw new Error(`expected ${place} to be seen, found it hidden`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
