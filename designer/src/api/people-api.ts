// What people do where a flow asks for a person: votes, incidents, duty, stock, rules of sending, working days, communities.
import type { Condition, Ladder, SendingPolicy, WorkingCalendar } from '@sopwith/engine';
import type { ApprovalDto, CommunityMember, GroupPostDto, IncidentDetail, IncidentSummary, Page, Shift, TierLadder, WorkingHoursDto } from '@sopwith/server/contract';
import type { CommunityDto, StockDto, StockEntryDto } from '@sopwith/server/member-books';
import { at, query } from './path.ts';
import { request } from './request.ts';

export type IncidentChange =
  | { readonly op: 'add'; readonly userId: string }
  | { readonly op: 'severity'; readonly severity: IncidentSummary['severity'] }
  | { readonly op: 'owner'; readonly owner: string }
  | { readonly op: 'note' | 'resolve' | 'reopen'; readonly text: string };

export interface LadderRules {
  readonly onlyUp: boolean;
  readonly rungs: readonly { readonly tier: string; readonly condition: Condition | null }[];
}

export interface Vote {
  readonly vote: 'approve' | 'reject';
  readonly textHash: string;
  readonly note?: string;
}

export const peopleApi = {
  approvals: () => request<readonly ApprovalDto[]>('GET', '/v1/approvals'),
  vote: (id: string, vote: Vote) => request<ApprovalDto>('POST', at`/v1/approvals/${id}/vote`, vote),
  editText: (id: string, text: string, textHash: string) => request<ApprovalDto>('PUT', at`/v1/approvals/${id}/text`, { text, textHash }),

  incidents: () => request<readonly IncidentSummary[]>('GET', '/v1/incidents'),
  incident: (id: string) => request<IncidentDetail>('GET', at`/v1/incidents/${id}`),
  openIncident: (incident: Pick<IncidentSummary, 'title' | 'severity' | 'owner'>) => request<IncidentDetail>('POST', '/v1/incidents', incident),
  changeIncident: (id: string, change: IncidentChange) => request<IncidentDetail>('POST', at`/v1/incidents/${id}/changes`, change),

  roster: () => request<readonly Shift[]>('GET', '/v1/roster'),
  addShift: (shift: Omit<Shift, 'id'>) => request<Shift>('POST', '/v1/roster', shift),
  removeShift: (id: string) => request('DELETE', at`/v1/roster/${id}`),
  workingHours: () => request<WorkingHoursDto>('GET', '/v1/working-hours'),
  setWorkingHours: (hours: Omit<WorkingHoursDto, 'zone'>) => request<WorkingHoursDto>('PUT', '/v1/working-hours', hours),

  stocks: () => request<readonly StockDto[]>('GET', '/v1/stocks'),
  setStock: (item: string, stock: Pick<StockDto, 'total' | 'endsAt'> & { readonly reason: string }) => request<StockDto>('PUT', at`/v1/stocks/${item}`, stock),
  stockLedger: (item: string, cursor: string | undefined) => request<Page<StockEntryDto>>('GET', at`/v1/stocks/${item}/ledger` + query({ cursor })),

  policy: () => request<SendingPolicy>('GET', '/v1/sending-policy'),
  setPolicy: (policy: SendingPolicy) => request<SendingPolicy>('PUT', '/v1/sending-policy', policy),

  calendars: () => request<readonly WorkingCalendar[]>('GET', '/v1/calendars'),
  saveCalendar: (calendar: WorkingCalendar) => request<WorkingCalendar>('PUT', '/v1/calendars', calendar),
  deleteCalendar: (id: string) => request('DELETE', at`/v1/calendars/${id}`),

  tierLadders: () => request<readonly TierLadder[]>('GET', '/v1/tier-ladders'),
  saveLadder: (ladder: Ladder, rules: LadderRules) => request<readonly TierLadder[]>('PUT', at`/v1/tier-ladders/${ladder}`, rules),

  communities: () => request<readonly CommunityDto[]>('GET', '/v1/communities'),
  setCapacity: (community: string, capacity: number | null) => request<CommunityDto>('PUT', at`/v1/communities/${community}/capacity`, { capacity }),
  communityMembers: (community: string) => request<readonly CommunityMember[]>('GET', at`/v1/communities/${community}/members`),
  posts: (community: string) => request<readonly GroupPostDto[]>('GET', at`/v1/communities/${community}/posts`),
};
