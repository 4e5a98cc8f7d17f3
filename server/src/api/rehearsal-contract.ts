// What the API says about scopes with a clock of their own: rehearsals, the phone on which one is the member, and replays.
import type { AskForm, JsonObject } from '@sopwith/engine';
import type { MemberSummary } from './contract.ts';

export interface RehearsalRequest {
  readonly flow: string;
  /** `draft` rehearses what is on the canvas now, `published` the live version. */
  readonly what: 'draft' | 'published';
  /** Virtual milliseconds per real millisecond; a day in 5 s is 17280. */
  readonly speed: number;
  readonly member: { readonly userId: string; readonly name: string; readonly zone: string };
  readonly context?: JsonObject;
}

export interface Rehearsal {
  readonly scope: string;
  readonly flow: { readonly id: string; readonly name: string };
  readonly userId: string;
  readonly speed: number;
  readonly startedAt: number;
  readonly now: number;
  readonly run: string | null;
  readonly status: 'running' | 'ended';
}

export interface Phone {
  readonly scope: string;
  readonly now: number;
  readonly speed: number;
  readonly member: MemberSummary;
  readonly entries: readonly (
    | {
        readonly type: 'message';
        readonly id: string;
        readonly at: number;
        readonly text: string;
        readonly purpose: string;
        readonly flow: string;
      }
    | {
        readonly type: 'question';
        readonly id: string;
        readonly at: number;
        /** The token that answers it, also in the address of its page: `/q/<ask>`. */
        readonly ask: string;
        readonly place: 'page' | 'chat';
        readonly form: AskForm;
        readonly status: 'open' | 'answered' | 'closed';
        readonly values: JsonObject | null;
        readonly flow: string;
      }
    | { readonly type: 'event'; readonly id: string; readonly at: number; readonly event: string; readonly properties: JsonObject }
    | {
        readonly type: 'post';
        readonly id: string;
        readonly at: number;
        readonly text: string;
        readonly community: string;
        readonly mentioned: boolean;
      }
  )[];
  readonly runs: readonly { readonly id: string; readonly flow: string; readonly status: string; readonly resting: readonly string[] }[];
}

export interface ScopeDto {
  readonly id: string;
  readonly name: string;
  readonly kind: 'live' | 'rehearsal' | 'driven';
  readonly writeKey: string;
  readonly now: number;
}
