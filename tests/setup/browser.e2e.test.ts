import { expect, test } from 'vitest';
import { browser } from './browser.ts';

test('the browser draws Chinese characters, each with its own shape', async () => {
  const opened = await browser();
  const page = await opened.newPage();
  const pictureOf = async (text: string): Promise<string> => {
    await page.setContent(`<p style="font: 40px sans-serif">${text}</p>`);
    return (await page.locator('p').screenshot()).toString('base64');
  };
  // A missing font draws every character as the same box, or not at all.
  const pictures = new Set<string>();
  for (const text of ['\u{f0000}', '打', '卡', '挑']) pictures.add(await pictureOf(text));
  expect(pictures.size).toBe(4);
  await opened.close();
});
