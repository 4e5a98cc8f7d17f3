// `npm run docs`: writes anew what can be written from the manifests and the types.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedPages } from './generated-pages.ts';

for (const [name, text] of Object.entries(await generatedPages())) {
  const file = join(import.meta.dirname, '../../docs', name);
  writeFileSync(file, text);
  console.log(file);
}
