// Why a request is refused, as data. Thrown by what a route calls, put into RFC 9457 form in one place: `error-response.ts`.
import type { Bilingual, Problem } from '@sopwith/engine';

/** Each kind has one status; it is the end of the problem document's `type`. */
export const refusalStatus = {
  'bad-request': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'not-publishable': 422,
  'too-many-requests': 429,
  unavailable: 503,
} as const satisfies Record<string, number>;

export type RefusalKind = keyof typeof refusalStatus;

/** What is wrong with one field, or with one item of a batch. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export interface RefusalParts {
  readonly problems?: readonly Problem[];
  readonly errors?: readonly FieldError[];
  readonly accepted?: number;
  readonly retryAfterSeconds?: number;
}

export class Refusal extends Error {
  readonly kind: RefusalKind;
  /** A sentence that says what to do. */
  readonly detail: Bilingual;
  readonly parts: RefusalParts;

  constructor(kind: RefusalKind, detail: Bilingual, parts: RefusalParts = {}) {
    super(`${kind}: ${detail.en}`);
    this.name = 'Refusal';
    this.kind = kind;
    this.detail = detail;
    this.parts = parts;
  }
}

export function notFound(what: Bilingual): Refusal {
  return new Refusal('not-found', {
    zh: `没有找到${what.zh}。它可能已被删除，请返回列表刷新。`,
    en: `There is no such ${what.en}. It may have been deleted; go back to the list and reload.`,
  });
}
