// The routes that the designer uses, one function each. Shapes and paths are those of the server's contract.

import type { Condition, FlowDocument, JsonObject } from '@sopwith/engine';
import type {
  CatalogDto,
  ConditionCount,
  DrawDto,
  ErasureDto,
  EnrollRequest,
  EnrolmentDto,
  EnrolmentRequest,
  EnrollResult,
  FailedPlace,
  FailedRun,
  LaneDto,
  FlowDetail,
  FlowSummary,
  FlowVersionRow,
  MemberSummary,
  MoveDto,
  MovePreview,
  MoveRequest,
  Page,
  Phone,
  PublishedVersion,
  Rehearsal,
  RehearsalRequest,
  RetriedPage,
  RunDetail,
  RunSummary,
  SegmentDto,
  Session,
  StepCounts,
  ComparisonFound,
  ExperimentFigures,
  TaskDto,
  TemplateDto,
} from '@sopwith/server/contract';
import type { MemberBooksDto } from '@sopwith/server/member-books';
import { at, query } from './path.ts';
import { request } from './request.ts';

export type NewFlow = { name: string } | { template: string; language: 'zh' | 'en' } | { document: FlowDocument };

export interface KeySummary {
  readonly id: string;
  readonly name: string;
  readonly kind: 'write' | 'api';
  readonly prefix: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}

/** The key itself is shown once, when it is made. */
export interface NewKey extends KeySummary {
  readonly key: string;
}

export const api = {
  session: () => request<Session>('GET', '/v1/session'),
  signIn: (email: string, password: string) => request('POST', '/api/auth/sign-in/email', { email, password }),
  signOut: () => request('POST', '/api/auth/sign-out', {}),
  welcome: (first: { token: string; name: string; email: string; password: string }) => request('POST', '/v1/welcome', first),

  catalog: () => request<CatalogDto>('GET', '/v1/catalog'),
  templates: () => request<readonly TemplateDto[]>('GET', '/v1/templates'),

  flows: () => request<readonly FlowSummary[]>('GET', '/v1/flows'),
  flow: (id: string) => request<FlowDetail>('GET', at`/v1/flows/${id}`),
  createFlow: (flow: NewFlow) => request<FlowDetail>('POST', '/v1/flows', flow),
  saveDraft: (id: string, document: FlowDocument, rev: number) =>
    request<{ rev: number }>('PUT', at`/v1/flows/${id}/draft`, { document, rev }),
  publish: (id: string, rev: number) => request<PublishedVersion>('POST', at`/v1/flows/${id}/publish`, { rev }),
  versions: (id: string) => request<readonly FlowVersionRow[]>('GET', at`/v1/flows/${id}/versions`),
  movePreview: (id: string, from: number, to: number) =>
    request<MovePreview>('GET', at`/v1/flows/${id}/moves/preview` + query({ from: String(from), to: String(to) })),
  moveRuns: (id: string, move: MoveRequest) => request<MoveDto>('POST', at`/v1/flows/${id}/moves`, move),
  moves: (id: string) => request<readonly MoveDto[]>('GET', at`/v1/flows/${id}/moves`),
  actOnMove: (id: string, what: 'cancel' | 'undo') => request<MoveDto>('POST', at`/v1/moves/${id}/${what}`, {}),
  setStatus: (id: string, change: 'pause' | 'resume' | 'archive', elapsed?: string) =>
    request('POST', at`/v1/flows/${id}/${change}` + query({ elapsed }), {}),
  enroll: (id: string, members: EnrollRequest) => request<EnrollResult>('POST', at`/v1/flows/${id}/enroll`, members),
  enrollMany: (id: string, who: EnrolmentRequest) => request<EnrolmentDto>('POST', at`/v1/flows/${id}/enrolments`, who),
  enrollTable: (id: string, csv: Blob) => request<EnrolmentDto>('POST', at`/v1/flows/${id}/enrolments/csv`, csv),
  enrolments: (id: string) => request<readonly EnrolmentDto[]>('GET', at`/v1/flows/${id}/enrolments`),
  enrolment: (id: string) => request<EnrolmentDto>('GET', at`/v1/enrolments/${id}`),
  cancelEnrolment: (id: string) => request<EnrolmentDto>('POST', at`/v1/enrolments/${id}/cancel`, {}),
  leftOutTable: (id: string, language: 'zh' | 'en') => at`/v1/enrolments/${id}/left-out.csv` + query({ language }),
  counts: (id: string, scope?: string) => request<StepCounts>('GET', at`/v1/flows/${id}/counts` + query({ scope })),
  comparisons: (id: string) => request<readonly ComparisonFound[]>('GET', at`/v1/flows/${id}/comparisons`),
  experiments: (id: string) => request<readonly ExperimentFigures[]>('GET', at`/v1/flows/${id}/experiments`),
  countsStream: (id: string, scope?: string) => at`/v1/flows/${id}/counts/stream` + query({ scope }),

  runs: (id: string, filter: { scope?: string; status?: string; step?: string; cursor?: string }) =>
    request<Page<RunSummary>>('GET', at`/v1/flows/${id}/runs` + query(filter)),
  draws: (run: string) => request<readonly DrawDto[]>('GET', at`/v1/runs/${run}/draws`),
  run: (id: string) => request<RunDetail>('GET', at`/v1/runs/${id}`),
  failedRuns: (filter: { cursor?: string }) => request<Page<FailedRun>>('GET', `/v1/failed-runs${query(filter)}`),
  failedPlaces: () => request<readonly FailedPlace[]>('GET', '/v1/failed-places'),
  retryFailed: (flow: string, step: string, cursor: string | null) =>
    request<RetriedPage>('POST', '/v1/failed-places/retry', { flow, step, ...(cursor === null ? {} : { cursor }) }),
  retryRun: (id: string) => request('POST', at`/v1/runs/${id}/retry`, {}),
  skipStep: (id: string, step: string, outcome: string) => request('POST', at`/v1/runs/${id}/skip`, { step, outcome }),
  moveRun: (id: string, step: string, to: string) => request('POST', at`/v1/runs/${id}/move`, { step, to }),
  pauseRun: (id: string) => request('POST', at`/v1/runs/${id}/pause`, {}),
  resumeRun: (id: string, elapsed: string) => request('POST', at`/v1/runs/${id}/resume` + query({ elapsed }), {}),
  lanes: () => request<readonly LaneDto[]>('GET', '/v1/lanes'),
  pauseLane: (id: string) => request('POST', at`/v1/lanes/${id}/pause`, {}),
  resumeLane: (id: string, elapsed: string) => request('POST', at`/v1/lanes/${id}/resume` + query({ elapsed }), {}),
  pauseEverything: () => request('POST', '/v1/scopes/live/pause', {}),
  resumeEverything: (elapsed: string) => request('POST', `/v1/scopes/live/resume${query({ elapsed })}`, {}),
  cancelRun: (id: string, reason: string) => request('POST', at`/v1/runs/${id}/cancel`, reason ? { reason } : {}),

  tasks: (filter: { scope?: string; status?: string; whose?: 'mine' | 'team' | 'all' }) => request<readonly TaskDto[]>('GET', `/v1/tasks${query(filter)}`),
  completeTask: (id: string, completion: { outcome: string; note?: string; form?: JsonObject; ticked?: readonly number[] }) =>
    request<TaskDto>('POST', at`/v1/tasks/${id}/complete`, completion),
  acknowledgeTask: (id: string) => request<TaskDto>('POST', at`/v1/tasks/${id}/acknowledge`, {}),

  members: (filter: { scope?: string; search?: string; cursor?: string }) =>
    request<Page<MemberSummary>>('GET', `/v1/members${query(filter)}`),

  subjects: (filter: { scope?: string; kind: string; search?: string; cursor?: string }) =>
    request<Page<MemberSummary>>('GET', `/v1/subjects${query(filter)}`),
  erasure: (userId: string) => request<ErasureDto>('GET', at`/v1/members/${userId}/erasure`),
  eraseMember: (userId: string, confirm: string) => request<ErasureDto>('POST', at`/v1/members/${userId}/erase`, { confirm }),
  liftErasure: (userId: string) => request('POST', at`/v1/members/${userId}/lift-erasure`, {}),
  memberBooks: (userId: string) => request<MemberBooksDto>('GET', at`/v1/members/${userId}/books`),

  segments: () => request<readonly SegmentDto[]>('GET', '/v1/segments'),
  saveSegment: (id: string, segment: { name: string; description: string; condition: Condition }) =>
    request<SegmentDto>('PUT', at`/v1/segments/${id}`, segment),
  deleteSegment: (id: string) => request('DELETE', at`/v1/segments/${id}`),
  countMembers: (condition: Condition) => request<ConditionCount>('POST', '/v1/conditions/count', { condition }),

  keys: () => request<readonly KeySummary[]>('GET', '/v1/keys'),
  createKey: (name: string, kind: 'write' | 'api') => request<NewKey>('POST', '/v1/keys', { name, kind }),
  deleteKey: (id: string) => request('DELETE', at`/v1/keys/${id}`),

  rehearsals: () => request<readonly Rehearsal[]>('GET', '/v1/rehearsals'),
  rehearse: (wanted: RehearsalRequest) => request<Rehearsal>('POST', '/v1/rehearsals', wanted),
  endRehearsal: (scope: string) => request('DELETE', at`/v1/rehearsals/${scope}`),

  phone: (scope: string, userId: string) => request<Phone>('GET', at`/v1/phone/${scope}/${userId}`),
  phoneStream: (scope: string, userId: string) => at`/v1/phone/${scope}/${userId}/stream`,
  answer: (scope: string, userId: string, ask: string, given: JsonObject) =>
    request('POST', at`/v1/phone/${scope}/${userId}/answers`, { ask, given }),
  act: (scope: string, userId: string, event: string, properties: JsonObject) =>
    request('POST', at`/v1/phone/${scope}/${userId}/events`, { event, properties }),
};
