import type { Json } from '../json.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Program } from './program.ts';
import { sha256 } from './sha-256.ts';

/** SHA-256 of the program's canonical JSON: two programs of one hash are the same program, in every place that computes it. */
export function programHash(program: Program): string {
  // A program is JSON by construction; its interface has no index signature to say so.
  return sha256(canonicalJson(program as unknown as Json));
}
