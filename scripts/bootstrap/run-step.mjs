// Runs one long step in the open: what it is, that it still goes on, and how long it took. On stderr, for on stdout stands what was asked for.
import { spawn } from 'node:child_process';
import { root } from './root.mjs';
import { terminalLanguage } from './terminal-language.mjs';

/** `what`: in both languages. */
export function runStep(what, command, args, { cwd = root, env = process.env } = {}) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const lang = terminalLanguage();
  const tell = (said) => console.error(said[lang]);
  tell({ zh: `${what.zh} …`, en: `${what.en} …` });
  const ticking = setInterval(() => tell({ zh: `${what.zh} … ${seconds()} 秒`, en: `${what.en} … ${seconds()} s` }), 15_000);
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', process.stderr, 'inherit'] });
    let brokenOff = false;
    const passOn = (signal) => {
      brokenOff = true;
      child.kill(signal);
    };
    process.on('SIGINT', passOn).on('SIGTERM', passOn);
    const end = (ok) => {
      clearInterval(ticking);
      process.off('SIGINT', passOn).off('SIGTERM', passOn);
      if (ok) tell({ zh: `${what.zh}：用了 ${seconds()} 秒`, en: `${what.en}: done in ${seconds()} s` });
      resolve(ok);
    };
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      end(false);
    });
    child.once('exit', (code) => {
      // What was asked for is to end, not to explain.
      if (brokenOff) process.exit(130);
      end(code === 0);
    });
  });
}
