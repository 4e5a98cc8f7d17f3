// From a bare clone to one that can run: the steps, each skipped when nothing changed.
import { buildDesigner } from './build-designer.mjs';
import { install } from './install.mjs';
import { checkNodeVersion } from './node-version.mjs';

export async function bootstrap() {
  checkNodeVersion();
  await install();
  await buildDesigner();
}
