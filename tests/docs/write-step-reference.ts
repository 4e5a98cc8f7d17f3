// `npm run docs`: writes docs/steps.md anew.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSteps } from '@sopwith/activities';
import { builtinSteps } from '@sopwith/engine';
import { stepReference } from './step-reference.ts';

const custom = [...(await loadSteps()).values()].map(({ manifest }) => manifest);
const file = join(import.meta.dirname, '../../docs/steps.md');
writeFileSync(file, stepReference(builtinSteps, custom));
console.log(file);
