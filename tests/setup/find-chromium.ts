// A browser for the tests: CHROMIUM_PATH, or the Chromium that npm brought along, unpacked once with the system libraries and fonts it needs.
import { type SpawnOptions, spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cacheHome } from '../../server/src/platform/cache-home.ts';
import { withProgress } from '../../server/src/platform/progress.ts';
import { StartProblem } from '../../server/src/platform/start-problem.ts';
import type { Tell } from '../../server/src/platform/tell.ts';
import { unwrapWoff } from './unwrap-woff.ts';

export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const installed: Readonly<Record<string, readonly string[]>> = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
};

export async function findChromium(log: Tell, env: NodeJS.ProcessEnv = process.env): Promise<Chromium> {
  if (env.CHROMIUM_PATH) {
    if (existsSync(env.CHROMIUM_PATH)) return { executablePath: env.CHROMIUM_PATH, env: {} };
    throw new StartProblem({
      zh: `CHROMIUM_PATH 设成了 ${env.CHROMIUM_PATH}，没有这个文件：改正它，或去掉这个变量。`,
      en: `CHROMIUM_PATH is set to ${env.CHROMIUM_PATH}, which does not exist: correct it or unset it.`,
    });
  }
  // The one in the package is built for Linux on x64 only.
  if (platform() === 'linux' && arch() === 'x64') return bundled(log, cacheHome(env));
  const path = installed[platform()]?.find(existsSync);
  if (path) return { executablePath: path, env: {} };
  throw new StartProblem({
    zh: '没有找到测试用的浏览器：安装 Chrome 或 Chromium，或用 CHROMIUM_PATH 指明一个。',
    en: 'No browser was found for the tests: install Chrome or Chromium, or set CHROMIUM_PATH to one.',
  });
}

async function bundled(log: Tell, cache: string): Promise<Chromium> {
  const packed = dirname(dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))));
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string };
  const home = join(cache, `chromium-${version}`);
  if (!existsSync(home)) await withProgress({ zh: '浏览器：正在解开 Chromium', en: 'Browser: unpacking Chromium' }, log, () => unpack(join(packed, 'bin'), home));
  return {
    executablePath: join(home, 'chromium'),
    // Fonts of our own only: every machine then draws the same page, Chinese included.
    env: { LD_LIBRARY_PATH: join(home, 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  };
}

// Unpacked beside its place: two runs at once, or a broken one, never see half a browser.
async function unpack(packed: string, home: string): Promise<void> {
  const draft = `${home}.unpacking-${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    await pipeline(createReadStream(join(packed, 'chromium.br')), createBrotliDecompress(), createWriteStream(join(draft, 'chromium'), { mode: 0o755 }));
    for (const archive of ['swiftshader', 'al2023']) await unpackTar(join(packed, `${archive}.tar.br`), draft);
    placeFonts(draft, home);
    if (!existsSync(home)) renameSync(draft, home);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function unpackTar(archive: string, folder: string): Promise<void> {
  const options: SpawnOptions = { stdio: ['pipe', 'ignore', 'inherit'] };
  const tar = spawn('tar', ['-x', '-C', folder], options);
  const ended = new Promise<void>((resolve, reject) => {
    tar.once('error', reject);
    tar.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`tar ended with ${code} on ${archive}`))));
  });
  if (!tar.stdin) throw new Error('expected a pipe into tar, found none');
  // Tar goes once it has read the end of the archive, whatever padding follows; whether all went well, its exit says.
  const fed = pipeline(createReadStream(archive), createBrotliDecompress(), tar.stdin).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error.code !== 'EPIPE') throw error;
  });
  await Promise.all([fed, ended]);
}

function placeFonts(folder: string, home: string): void {
  const { resolve } = createRequire(import.meta.url);
  mkdirSync(join(folder, 'fonts'));
  for (const script of ['latin', 'latin-ext', 'chinese-simplified']) {
    for (const weight of [400, 500, 700]) {
      const name = `noto-sans-sc-${script}-${weight}-normal`;
      const font = unwrapWoff(readFileSync(resolve(`@fontsource/noto-sans-sc/files/${name}.woff`)));
      writeFileSync(join(folder, 'fonts', `${name}.ttf`), font);
    }
  }
  writeFileSync(join(folder, 'fonts.conf'), fontsConf(home));
}

const fontsConf = (home: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts')}</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
  <match target="pattern"><edit name="family" mode="append_last"><string>Noto Sans SC</string></edit></match>
</fontconfig>
`;
