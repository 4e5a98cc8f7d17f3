import { terminalLanguage } from './terminal-language.mjs';

// Ends with one sentence that says what to do, given in both languages: no stack, and an exit code that scripts can see.
export function stopWith(said) {
  console.error(`\n${said[terminalLanguage()]}`);
  process.exit(1);
}
