// Builds the designer when something it is made of changed. The packages must be installed.
import { buildDesigner } from './bootstrap/build-designer.mjs';

await buildDesigner();
