import { basename } from 'node:path';

/**
 * What Node is told besides the file. The API makes much and keeps little: with room for 64 MB of what is young it collects
 * less often, which saves a sixth of its processor time at 2,000 events a second.
 */
const flagsOf: Readonly<Record<string, readonly string[]>> = { 'api.ts': ['--max-semi-space-size=64'] };

export function nodeFlags(file: string): readonly string[] {
  return flagsOf[basename(file)] ?? [];
}
