// Among the tests that `npm test` runs late: whoever adds a step type publishes its settings with one command.
import { readFileSync } from 'node:fs';
import { parseFlow, flowTemplates, formatFlow } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { schemaCommand } from './schema.ts';

interface Published {
  readonly properties: { readonly steps: { readonly items: { readonly allOf: readonly { readonly if: { readonly properties: { readonly type: { readonly const: string } } } }[] } } };
}

test('docs/flow.schema.json is current; if not: npm run sopwith -- schema --out docs/flow.schema.json', async () => {
  const said: string[] = [];
  await schemaCommand.run([], () => undefined, (text) => said.push(text));
  const published = readFileSync(new URL('../../../docs/flow.schema.json', import.meta.url), 'utf8');
  expect(`${said.join('\n')}\n` === published).toBe(true);
});

test('every step type of the templates has its settings in it', () => {
  const published = JSON.parse(readFileSync(new URL('../../../docs/flow.schema.json', import.meta.url), 'utf8')) as Published;
  const types = new Set(published.properties.steps.items.allOf.map((one) => one.if.properties.type.const));
  for (const { flows } of flowTemplates) {
    const parsed = parseFlow(formatFlow(flows.en));
    for (const step of parsed.ok ? parsed.flow.steps : []) expect(types).toContain(step.type);
  }
});
