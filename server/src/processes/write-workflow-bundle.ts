// `node --import tsx server/src/processes/write-workflow-bundle.ts FILE`: the workflow code as one file, for an image of which all workers are made.
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workflowBundle } from './workflow-bundle.ts';

const [to] = process.argv.slice(2);
if (to === undefined) throw new Error('Name the file to write.');
const folder = await mkdtemp(join(tmpdir(), 'sopwith-bundle-'));
await copyFile(await workflowBundle(folder), to);
await rm(folder, { recursive: true });
