// The shapes that travel between server and designer, and every route that carries them. Instants are epoch milliseconds.
//
//   GET    /healthz                          open
//   POST   /v1/track|identify|group|batch    write key as basic-auth user (Segment's shape); the key names the scope
//   POST   /v1/callbacks/:token              open; {outcome, data?} → {}: another system answers what waits for it, once
//   GET    /openapi.json, /docs              open
//   *      /api/auth/*                       better-auth
//   POST   /v1/welcome                       {token, name, email, password} first sign-in; creates the administrator
//   GET    /v1/session                       Session
//   GET    /v1/catalog                       CatalogDto
//   GET    /v1/declarations, PUT /v1/declarations {declarations}, DELETE ?event=&name=   DeclarationDto[]: types of attributes and event properties
//   GET    /v1/declarations/seen             SeenName[]: what came in and is not declared, or not as declared
//   GET    /v1/templates                     TemplateDto[]
//   *      /v1/kits…                         kits: see kits-contract.ts
//   GET    /v1/flows                         FlowSummary[]
//   POST   /v1/flows                         {name} | {template, language} | {document} → FlowDetail
//   GET    /v1/flows/:id                     FlowDetail
//   PUT    /v1/flows/:id/draft               {document, rev} → {rev}; 409 when somebody saved meanwhile
//   POST   /v1/flows/:id/publish             {rev} → PublishedVersion; 422 with problems
//   POST   /v1/flows/:id/pause | /resume | /archive
//   GET    /v1/flows/:id/versions            FlowVersionRow[]
//   GET    /v1/flows/:id/moves/preview?from=&to=  MovePreview: what moving everybody would mean, step by step
//   POST   /v1/flows/:id/moves               MoveRequest → MoveDto; worked in the background, page by page
//   GET    /v1/flows/:id/moves               MoveDto[]
//   POST   /v1/moves/:id/cancel | /undo      → MoveDto
//   POST   /v1/flows/:id/enroll              EnrollRequest → EnrollResult
//   POST   /v1/flows/:id/enroll/csv          text/csv: userId[,context columns…] → EnrollResult
//   POST   /v1/flows/:id/enrolments          {segment} | {members} with {key?, context?} → EnrolmentDto; worked in the background, page by page
//   POST   /v1/flows/:id/enrolments/csv      text/csv → EnrolmentDto
//   GET    /v1/flows/:id/enrolments          EnrolmentDto[]; GET /v1/enrolments/:id, POST /v1/enrolments/:id/cancel → EnrolmentDto
//   GET    /v1/enrolments/:id/left-out.csv   who was left out and why
//   GET    /v1/flows/:id/counts?scope=       StepCounts
//   GET    /v1/flows/:id/experiments?scope=&reason=   ExperimentFigures[]: the arms of its splits, and how sure their difference is
//   GET    /v1/flows/:id/comparisons?scope=  ComparisonFound[]: what its steps that compare two groups found, latest first
//   GET    /v1/flows/:id/counts/stream?scope= server-sent events named `counts`, each a StepCounts
//   GET    /v1/flows/:id/runs?scope=&status=&step=&cursor=   Page<RunSummary>
//   GET    /v1/flows/:id/effects?scope=&cursor=              Page<RunEffects>, oldest run first
//   GET    /v1/runs/:id                      RunDetail
//   POST   /v1/runs/:id/cancel               {reason?} → {}
//   GET    /v1/failed-runs?scope=&cursor=    Page<FailedRun>, latest first
//   GET    /v1/failed-places?scope=          FailedPlace[], where most stand first
//   POST   /v1/failed-places/retry           {flow, step, cursor?} → {asked, cursor}; a page of those that failed there
//   POST   /v1/runs/:id/retry                → {}; a run that failed does again what it failed at
//   POST   /v1/runs/:id/skip                 {step, outcome} → {}; leaves the step by that outcome
//   POST   /v1/runs/:id/pause | /resume?elapsed=    and the same of /v1/lanes/:id and /v1/scopes/:id
//   GET    /v1/lanes?scope=                  LaneDto[]: where runs are carried on, those that stand still first
//   GET    /v1/tasks?scope=&status=          TaskDto[]
//   GET    /v1/tasks?whose=mine|team         only those that I have, or that nobody has in a role of mine
//   POST   /v1/tasks/:id/acknowledge | /claim, /assign {to}   → TaskDto
//   POST   /v1/tasks/:id/complete            {outcome, note?, form?, ticked?} → TaskDto
//   GET    /v1/approvals?scope=&status=      ApprovalDto[]
//   POST   /v1/approvals/:id/vote            {vote, textHash, note?} → ApprovalDto; 409 when the text was edited meanwhile
//   PUT    /v1/approvals/:id/text            {text, textHash} → ApprovalDto; voids the votes
//   GET    /v1/incidents?scope=&status=      IncidentSummary[]
//   POST   /v1/incidents                     {title, severity, owner, mergeKey?} → IncidentDetail
//   GET    /v1/incidents/:id                 IncidentDetail
//   POST   /v1/incidents/:id/changes         {op: add|severity|owner|note|resolve|reopen, …} → IncidentDetail
//   GET    /v1/roster, POST /v1/roster Shift, DELETE /v1/roster/:id     who is on duty
//   GET    /v1/working-hours, PUT {weekdays, from, to}       when the workspace works
//   GET    /v1/members?scope=&search=        Page<MemberSummary>
//   GET    /v1/subjects?scope=&kind=&search=&cursor=         Page<MemberSummary>: communities, activities, pieces, incidents, projects
//   PUT    /v1/subjects/:kind/:id            {name?, zone?, attributes?} → MemberSummary
//   GET    /v1/members/:userId/books?scope=  MemberBooksDto
//   POST   /v1/members/:userId/consents      {purpose, channel?, granted} → {}
//   GET    /v1/sending-policy, PUT /v1/sending-policy                     SendingPolicy
//   GET    /v1/channels, POST /v1/channels, PUT|DELETE /v1/channels/:id, POST /v1/channels/:id/test|stop|secret   ChannelDto
//   GET    /v1/channels/:id/sends, GET /v1/dead-letters, POST /v1/dead-letters/replay {keys}   Page<SendDto>, Page<DeadLetterDto>
//   GET    /v1/stops, POST /v1/stops, POST /v1/stops/lift {flow?, channel?}                    StopDto[]
//   GET    /v1/holds, POST /v1/holds/release {key}                        HoldsDto
//   GET    /v1/communities/:id/posts         GroupPostDto[]
//   GET    /v1/communities/:id/members       CommunityMember[]: those with a role first
//   GET    /v1/stocks, PUT /v1/stocks/:item {total, endsAt?, reason?}     StockDto; a change of one that is there needs its reason
//   GET    /v1/stocks/:item/ledger?cursor=    Page<StockEntryDto>: grants and changes, newest first
//   GET    /v1/tier-ladders, PUT /v1/tier-ladders/:ladder {onlyUp, rungs}       TierLadder[]: rules that move members between tiers
//   GET    /v1/communities, PUT /v1/communities/:id/capacity {capacity}   CommunityDto
//   GET    /v1/calendars, PUT /v1/calendars WorkingCalendar, DELETE /v1/calendars/:id   WorkingCalendar[]; 409 while a flow goes by it
//   GET    /v1/keys, POST /v1/keys {name, kind}, DELETE /v1/keys/:id     write keys and API keys
//   POST   /v1/rehearsals                    RehearsalRequest → Rehearsal
//   GET    /v1/rehearsals                    Rehearsal[]
//   DELETE /v1/rehearsals/:scope             ends it and its runs
//   GET    /v1/phone/:scope/:userId          Phone
//   GET    /v1/phone/:scope/:userId/stream   server-sent events named `phone`, each a Phone
//   POST   /v1/phone/:scope/:userId/answers  {ask, given} → {}; what a question on the phone is answered with
//   GET    /q/:token, POST /q/:token         open: the page on which a member answers; HTML
//   POST   /v1/phone/:scope/:userId/events   {event, properties} → {}
//   POST   /v1/scopes                        {name, kind: 'driven', now, zone?} → ScopeDto with a write key (replay and tests; administrators)
//   POST   /v1/scopes/:scope/flows/:id       deploys the flow's published version into that scope
//   POST   /v1/scopes/:scope/clock           {to, settle} → {now}; answers when everything due until then has been done
//   GET    /v1/scopes/:scope/clock           {now}
//
// Everything else needs a session cookie or `Authorization: Bearer <api key>`. Errors are RFC 9457 problem documents (ErrorDto).
import type { AskForm, Bilingual, Condition, Delivery, Dictionary, FlowDocument, JsonObject, Problem, Reason, SendingAround, StepManifest, TrailEntry } from '@sopwith/engine';

export interface ErrorDto {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** All that is wrong with a flow. */
  readonly problems?: readonly Problem[];
  /** Fields, or items of a batch, that do not fit. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  /** Of a batch: how many calls were taken all the same. */
  readonly accepted?: number;
  /** Of a bug: the number that its log line carries. */
  readonly incident?: string;
}

export type { ErasureDto } from './erasure-contract.ts';

export interface Session {
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  /** `pausedAt`: since when everything stands still. */
  readonly workspace: { readonly name: string; readonly zone: string; readonly pausedAt: number | null };
}

export interface CatalogDto {
  readonly steps: readonly StepManifest[];
  /** Event names seen or known, with the properties seen on them. */
  readonly events: readonly { readonly name: string; readonly properties: readonly string[] }[];
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  readonly segments: readonly { readonly id: string; readonly name: string }[];
  /** What is declared about attributes and event properties, and what segments are called. */
  readonly dictionary: Dictionary;
  /** Of working days, each with the last date that it knows. */
  readonly calendars: readonly { readonly id: string; readonly title: Bilingual; readonly to: string }[];
  /** What messages leave by, and what binds them: flows are judged against it while they are drawn. */
  readonly around: SendingAround;
}

/** A saved condition over members, and how many are in it now. */
export interface SegmentDto {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly condition: Condition;
  readonly members: number;
  readonly updatedAt: number;
}

export interface ConditionCount {
  readonly matching: number;
  /** Of so many. */
  readonly members: number;
  readonly examples: readonly { readonly userId: string; readonly name: string | null }[];
}

export interface TemplateDto {
  readonly id: string;
  /** A kit is made by `POST /v1/kits`. */
  readonly kind: 'flow' | 'kit';
  readonly title: Bilingual;
  readonly purpose: Bilingual;
}

export type FlowStatus = 'draft' | 'published' | 'paused' | 'archived';

export interface FlowSummary {
  readonly id: string;
  readonly name: string;
  readonly status: FlowStatus;
  readonly version: number | null;
  readonly changedSincePublish: boolean;
  readonly updatedAt: number;
  readonly active: number;
  readonly ended: number;
  readonly failed: number;
}

export interface FlowDetail extends FlowSummary {
  readonly draft: FlowDocument;
  readonly rev: number;
  readonly published: { readonly versionId: string; readonly number: number; readonly at: number; readonly document: FlowDocument } | null;
}

export interface FlowVersionDto {
  readonly versionId: string;
  readonly number: number;
  readonly at: number;
}

/** What publishing answers: the version, and what does not forbid it but should be known. */
export interface PublishedVersion extends FlowVersionDto {
  readonly warnings: readonly Problem[];
}

/** A published version and who is inside it. */
export interface FlowVersionRow extends FlowVersionDto {
  readonly by: string | null;
  /** New members are enrolled in this one. */
  readonly enrolls: boolean;
  readonly active: number;
  readonly failed: number;
  readonly ended: number;
}

export interface MovePreview {
  readonly runs: number;
  /** The steps of the new version. */
  readonly targets: readonly { readonly step: string; readonly title: Bilingual }[];
  readonly steps: readonly {
    readonly step: string;
    /** What it is called in the old version. */
    readonly title: Bilingual;
    readonly waiting: number;
    readonly change: 'same' | 'settings' | 'type' | 'removed';
    /** Proposed; null: whoever waits there stays on the old version. */
    readonly target: string | null;
  }[];
}

export interface MoveRequest {
  readonly from: number;
  readonly to: number;
  /** Old step → new step, or null to stay. Steps left out go by the proposal. */
  readonly mapping?: Readonly<Record<string, string | null>>;
}

export interface MoveDto {
  readonly id: string;
  readonly flow: string;
  readonly scope: string;
  readonly from: number;
  readonly to: number;
  readonly status: 'running' | 'done' | 'cancelled';
  readonly total: number;
  readonly moved: number;
  /** Step → how many stayed there on the old version. */
  readonly stayed: Readonly<Record<string, number>>;
  /** The move that this one took back. */
  readonly undoes: string | null;
  readonly undone: boolean;
  readonly at: number;
  readonly by: string;
  readonly endedAt: number | null;
}

export interface EnrollRequest {
  readonly scope?: string;
  readonly members: readonly {
    readonly userId: string;
    readonly context?: JsonObject;
    /** Makes a repeated request harmless. */
    readonly idempotencyKey?: string;
  }[];
}

export interface EnrollResult {
  readonly enrolled: number;
  readonly excluded: readonly { readonly userId: string; readonly reason: string }[];
}

/** A segment, or a list: one of them. The same `key` again answers with the enrolment that it made. */
export type EnrolmentRequest = Pick<EnrollRequest, 'scope'> & { readonly key?: string; readonly context?: JsonObject } & (
    | { readonly segment: string }
    | { readonly members: EnrollRequest['members'] }
  );

/** An enrolment of many, in the background. */
export interface EnrolmentDto {
  readonly id: string;
  readonly flow: string;
  readonly scope: string;
  readonly status: 'running' | 'done' | 'cancelled';
  /** The segment's name; null: of a list or a table. */
  readonly segment: string | null;
  /** Null until the members of the segment are listed. */
  readonly total: number | null;
  readonly enrolled: number;
  /** How many were left out, by reason. */
  readonly excluded: Readonly<Record<string, number>>;
  readonly at: number;
  readonly by: string;
  readonly endedAt: number | null;
}

/** Totals of the trail, by step: how many rest there now, and how many ever left by each outcome. */
export interface StepCounts {
  readonly at: number;
  readonly active: number;
  readonly ended: number;
  readonly failed: number;
  readonly steps: Readonly<
    Record<string, { readonly waiting: number; readonly left: Readonly<Record<string, number>>; readonly failed: number }>
  >;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
}

export interface RunSummary {
  readonly id: string;
  readonly flow: { readonly id: string; readonly name: string; readonly version: number };
  readonly member: { readonly userId: string; readonly name: string | null };
  readonly key: string;
  readonly status: 'new' | 'active' | 'ended' | 'failed';
  readonly endReason: string | null;
  /** Steps where it rests, with the instant until which. */
  readonly resting: readonly { readonly step: string; readonly due: number | null }[];
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly rehearsal: boolean;
}

/** A run that stands still because of an error, with the ways by which its steps can be left. */
export interface FailedRun extends RunSummary {
  readonly stoppedAt: readonly {
    readonly step: string;
    readonly title: Bilingual;
    readonly outcomes: readonly { readonly id: string; readonly zh: string; readonly en: string }[];
    /** Steps at which it may go on instead. */
    readonly movesTo: readonly { readonly step: string; readonly title: Bilingual }[];
  }[];
}

/** A step at which more than one run of a flow stands still because of an error. */
export interface FailedPlace {
  readonly flow: { readonly id: string; readonly name: string };
  readonly step: string;
  readonly title: Bilingual;
  readonly count: number;
}

/** A page of those that were asked to try again; `cursor` null: it was the last. */
export interface RetriedPage {
  readonly asked: number;
  readonly cursor: string | null;
}

/** A part of the runs of a version, which one workflow carries on. */
export interface LaneDto {
  readonly id: string;
  /** By which Temporal knows it. */
  readonly name: string;
  readonly flow: { readonly id: string; readonly name: string; readonly version: number };
  /** Of its version, from 1. */
  readonly number: number;
  /** Places at which its runs wait: one for each run, and one more for each path that it walks beside. */
  readonly waiting: number;
  /** For how many milliseconds the earliest timer in it has been due. */
  readonly late: number;
  readonly pausedAt: number | null;
  /** It stands still with its flow. */
  readonly flowPaused: boolean;
}

export interface RunDetail extends RunSummary {
  /** Since when it stands still by itself. */
  readonly pausedAt: number | null;
  readonly zone: string;
  readonly context: JsonObject;
  readonly variables: JsonObject;
  readonly trail: readonly TrailEntry[];
  /** Messages that did not go at once: what became of them. */
  readonly deliveries: readonly ({ readonly step: string; readonly visit: number } & Delivery)[];
  readonly document: FlowDocument;
}

/** What a draw was made from: whoever has the list of that hash finds the same winners. */
export interface DrawDto {
  readonly step: string;
  readonly at: number;
  readonly seed: string;
  /** SHA-256 over the sorted ids, a line each. */
  readonly listHash: string;
  readonly drawnFrom: number;
  /** In the order in which they were drawn. */
  readonly winners: readonly string[];
}

/** A question that is still to be answered, for the app of whoever was asked. */
export interface OpenAskDto {
  readonly userId: string;
  readonly flow: { readonly id: string; readonly name: string };
  readonly run: string;
  readonly step: string;
  readonly place: 'page' | 'chat';
  readonly form: AskForm;
  readonly askedAt: number;
  readonly dueAt: number | null;
  /** Whoever has it can answer. Without a public address it begins at the API's own root. */
  readonly link: string;
}

/** One run, with what it did to the world. */
export interface RunEffects {
  readonly run: string;
  readonly userId: string;
  readonly key: string;
  readonly context: JsonObject;
  readonly status: 'new' | 'active' | 'ended' | 'failed';
  readonly endReason: string | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly messages: readonly { readonly step: string; readonly at: number }[];
  readonly tasks: readonly { readonly step: string; readonly at: number; readonly status: 'open' | 'done' | 'closed' }[];
}

export interface MemberSummary {
  readonly userId: string;
  readonly name: string | null;
  readonly tags: readonly string[];
  readonly attributes: JsonObject;
  readonly zone: string;
  readonly joinedAt: number;
}

export type * from './channels-contract.ts';
export type * from './declarations-contract.ts';
export type * from './experiments-contract.ts';
export type * from './people-contract.ts';
export type * from './rehearsal-contract.ts';
export type * from './tiers-contract.ts';
export type { Reason };
