import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCatalog } from './catalog/catalog.ts';
import { compile } from './compile/compile.ts';
import { flowTemplates } from './flow-templates.ts';
import { kitTemplates } from './kit-templates.ts';
import { formatKit } from './kit/parse-kit.ts';
import { validateKit } from './kit/validate-kit.ts';
import { boxesThatTouch } from './testing/boxes-that-touch.ts';

const catalog = createCatalog();
const both = kitTemplates.flatMap(({ id, kits }) => (['zh', 'en'] as const).map((lang) => ({ id, lang, kit: kits[lang] })));

describe('the kits of the gallery', () => {
  it.each(both)('$id ($lang) can be published as one, with nothing that is not in it', ({ kit }) => {
    expect(validateKit(kit, catalog, { flows: [], segments: [] })).toEqual([]);
    for (const { flow } of kit.flows) expect(Object.keys(compile(flow, catalog).steps)).toHaveLength(flow.steps.length);
  });

  it.each(both)('$id ($lang) is kept in the one stable form', ({ id, lang, kit }) => {
    expect(readFileSync(new URL(`../flows/templates/kits/${id}.${lang}.json`, import.meta.url), 'utf8')).toBe(formatKit(kit));
  });

  it.each(both)('$id ($lang) is laid out so that no two boxes touch, with room for the lines between them', ({ kit }) => {
    for (const { flow } of kit.flows) {
      expect(Object.keys(flow.layout).sort()).toEqual(flow.steps.map(({ id }) => id).sort());
      expect(boxesThatTouch(flow, catalog)).toEqual([]);
    }
  });

  it.each(['zh', 'en'] as const)('the crisis desk answers as the template of the golden hour does, word for word (%s)', (lang) => {
    const desk = kitTemplates.find(({ id }) => id === 'crisis-desk')?.kits[lang];
    expect(desk?.flows.find(({ id }) => id === 'response')?.flow).toEqual(flowTemplates.find(({ id }) => id === 'crisis-response')?.flows[lang]);
  });
});
