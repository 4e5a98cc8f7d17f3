import { stopWith } from './stop-with.mjs';

const needed = [20, 19];

export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return;
  stopWith(`Sopwith needs Node ${needed.join('.')} or newer, and this is Node ${version}: install Node 22 or 24 from https://nodejs.org and try again.`);
}
