import { expect, it, vi } from 'vitest';

it('makes no function from text, which a strict content security policy forbids', async () => {
  const builds = vi.fn();
  vi.resetModules();
  vi.stubGlobal(
    'Function',
    new Proxy(Function, {
      construct: (target, parameters) => {
        builds(...parameters);
        return Reflect.construct(target, parameters);
      },
    }),
  );
  try {
    const engine = await import('./index.ts');
    const catalog = engine.createCatalog();
    for (const { flows } of engine.flowTemplates) expect(engine.validate(flows.zh, catalog)).toEqual([]);
  } finally {
    vi.unstubAllGlobals();
  }
  expect(builds).not.toHaveBeenCalled();
});
