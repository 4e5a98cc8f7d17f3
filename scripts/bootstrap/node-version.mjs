import { stopWith } from './stop-with.mjs';

const needed = [20, 19];

export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return;
  stopWith({
    zh: `Sopwith 需要 Node ${needed.join('.')} 或更新的版本，这里是 Node ${version}：从 https://nodejs.org 安装 Node 22 或 24，再试一次。`,
    en: `Sopwith needs Node ${needed.join('.')} or newer, and this is Node ${version}: install Node 22 or 24 from https://nodejs.org and try again.`,
  });
}
