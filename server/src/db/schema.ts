// Every table but those of sign-in. Instants are epoch milliseconds by the scope's clock, never Postgres's own.
// Hot tables carry no foreign keys: a key check would lock the referenced row on every write.
import type { AwaitedFate, HoldAudience, Places, SubjectKind } from '@sopwith/engine';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

const instant = (name: string) => bigint(name, { mode: 'number' });
const identity = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

/** Separates what shares a millisecond: events, enrolments and inputs draw from it under the subject's lock. */
export const positionSeq = pgSequence('position_seq', { cache: 1 });

/** A world of its own: clock, members, events, runs, figures. `live` is the real one; rehearsals and replays have others. */
export const scopes = pgTable('scopes', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  kind: text('kind').$type<'live' | 'rehearsal' | 'driven'>().notNull(),
  clock: jsonb('clock').notNull(),
  zone: text('zone').notNull(),
  /** `{weekdays, from, to}` in the scope's zone; null: Monday to Friday, 09:00 to 18:00. */
  workingHours: jsonb('working_hours'),
  /** Since when everything in it stands still. */
  pausedAt: instant('paused_at'),
  /** What was decided about messages; null: what holds where nothing was decided. */
  sending: jsonb('sending'),
  createdAt: instant('created_at').notNull(),
  endedAt: instant('ended_at'),
});

export const flows = pgTable('flows', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  status: text('status').$type<'draft' | 'published' | 'paused' | 'archived'>().notNull(),
  draft: jsonb('draft').notNull(),
  /** Counts saves; a save names the one it started from. */
  rev: integer('rev').notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/** Frozen at publish, or for one rehearsal. */
export const flowVersions = pgTable(
  'flow_versions',
  {
    id: identity(),
    flowId: text('flow_id').notNull(),
    /** Null for a draft that is only rehearsed. */
    number: integer('number'),
    document: jsonb('document').notNull(),
    program: jsonb('program').notNull(),
    hash: text('hash').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by'),
  },
  (t) => [uniqueIndex('flow_versions_number').on(t.flowId, t.number)],
);

/** Texts of programme rows that were mended after publishing, newest last: who changed what, and when. A row's newest one counts. */
export const contentItems = pgTable(
  'content_items',
  {
    id: identity(),
    flowId: text('flow_id').notNull(),
    step: text('step').notNull(),
    /** The row's id in the content table. */
    row: text('row_id').notNull(),
    /** Column → its text from now on; columns that are not here are as they were. */
    cells: jsonb('cells').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
  },
  (t) => [index('content_items_flow').on(t.flowId, t.id)],
);

/** Which version of a flow enrolls in a scope, and whether it is frozen. */
export const publications = pgTable(
  'publications',
  {
    scopeId: text('scope_id').notNull(),
    flowId: text('flow_id').notNull(),
    versionId: bigint('version_id', { mode: 'number' }).notNull(),
    paused: boolean('paused').notNull().default(false),
    pausedAt: instant('paused_at'),
    /** False once archived: enrolls nobody, the runs inside go on. */
    open: boolean('open').notNull().default(true),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.scopeId, t.flowId] })],
);

export const triggers = pgTable(
  'triggers',
  {
    scopeId: text('scope_id').notNull(),
    flowId: text('flow_id').notNull(),
    n: integer('n').notNull(),
    versionId: bigint('version_id', { mode: 'number' }).notNull(),
    /** What the flow is about: only events of such subjects start it. */
    subject: text('subject').$type<SubjectKind>().notNull().default('member'),
    priority: smallint('priority').notNull().default(5),
    event: text('event').notNull(),
    trigger: jsonb('trigger').notNull(),
  },
  (t) => [primaryKey({ columns: [t.scopeId, t.flowId, t.n] }), index('triggers_event').on(t.scopeId, t.event)],
);

/** What starts a flow at the times of a schedule. The row decides; whoever looks at it, an alarm or a worker's own look, fires it once. */
export const schedules = pgTable(
  'schedules',
  {
    scopeId: text('scope_id').notNull(),
    flowId: text('flow_id').notNull(),
    /** The trigger's place in the flow. */
    n: integer('n').notNull(),
    subject: text('subject').$type<SubjectKind>().notNull(),
    trigger: jsonb('trigger').notNull(),
    zone: text('zone').notNull(),
    /** Null: it never comes again. */
    nextAt: instant('next_at'),
  },
  (t) => [primaryKey({ columns: [t.scopeId, t.flowId, t.n] }), index('schedules_next').on(t.scopeId, t.nextAt)],
);

/** What became of each time of a schedule. */
export const firings = pgTable(
  'firings',
  {
    scopeId: text('scope_id').notNull(),
    flowId: text('flow_id').notNull(),
    n: integer('n').notNull(),
    /** The nominal time. */
    at: instant('at').notNull(),
    outcome: text('outcome').$type<'fired' | 'missed'>().notNull(),
    /** Times before it that were missed too. */
    missed: integer('missed').notNull().default(0),
    jobId: bigint('job_id', { mode: 'number' }),
  },
  (t) => [primaryKey({ columns: [t.scopeId, t.flowId, t.n, t.at] })],
);

/** Flows that start around a date which stands in an attribute. */
export const dateTriggers = pgTable(
  'date_triggers',
  {
    scopeId: text('scope_id').notNull(),
    flowId: text('flow_id').notNull(),
    n: integer('n').notNull(),
    subject: text('subject').$type<SubjectKind>().notNull(),
    attribute: text('attribute').notNull(),
    /** Of records: the events that tell of them; null: the date stands in the attribute. */
    events: text('events').array(),
    trigger: jsonb('trigger').notNull(),
    /** The flow's, where it goes by working days. */
    calendar: text('calendar'),
    /** From when on it starts anything. */
    since: instant('since').notNull().default(0),
    /** Members up to this row id have been looked at; null: all that were there. */
    scannedTo: bigint('scanned_to', { mode: 'number' }),
  },
  (t) => [primaryKey({ columns: [t.scopeId, t.flowId, t.n] })],
);

/** For whom a flow starts around a date, and when. */
export const dateDues = pgTable(
  'date_dues',
  {
    scopeId: text('scope_id').notNull(),
    flowId: text('flow_id').notNull(),
    n: integer('n').notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    /** Which one of the member's records; empty: the date is the member's own. */
    record: text('record').notNull().default(''),
    /** The value that this comes from: each starts once. */
    value: text('value').notNull(),
    /** Null: it was past when it became known, or it has started. */
    due: instant('due'),
    started: boolean('started').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.scopeId, t.flowId, t.n, t.memberId, t.record] }),
    index('date_dues_due').on(t.scopeId, t.due).where(sql`due is not null`),
    index('date_dues_member').on(t.memberId),
  ],
);

/** Whose dates may have changed. Only inserted where things are written, so that nobody waits there. */
export const dateMarks = pgTable('date_marks', { id: identity(), scopeId: text('scope_id').notNull(), memberId: bigint('member_id', { mode: 'number' }).notNull() }, (t) => [
  index('date_marks_scope').on(t.scopeId),
]);

export const lanes = pgTable(
  'lanes',
  {
    id: identity(),
    scopeId: text('scope_id').notNull(),
    flowId: text('flow_id').notNull(),
    versionId: bigint('version_id', { mode: 'number' }).notNull(),
    workflowId: text('workflow_id').notNull().unique(),
    workflowType: text('workflow_type').notNull(),
    /** Until then, by the machine's clock, the lane looks for work by itself and needs no poke. */
    awakeUntil: instant('awake_until'),
    /** Since when its runs stand still. */
    pausedAt: instant('paused_at'),
  },
  (t) => [index('lanes_version').on(t.versionId, t.scopeId)],
);

/** Everybody and everything that a run can be about: members, and by `kind` communities, activities, pieces, incidents, projects. Besides: tombstones of the erased. */
export const members = pgTable(
  'members',
  {
    id: identity(),
    scopeId: text('scope_id').notNull(),
    kind: text('kind').$type<SubjectKind>().notNull().default('member'),
    externalId: text('external_id').notNull(),
    name: text('name'),
    zone: text('zone'),
    attributes: jsonb('attributes').notNull().default({}),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    lifecycle: text('lifecycle'),
    activity: text('activity'),
    /** Account → balance: what the entries of the ledger come to. */
    points: jsonb('points').notNull().default({}),
    badges: text('badges').array().notNull().default(sql`'{}'`),
    /** The one that is worn. */
    title: text('title'),
    /** `<purpose>/<channel>` → granted or withdrawn; absent: never asked. */
    consents: jsonb('consents').notNull().default({}),
    joinedAt: instant('joined_at').notNull(),
  },
  (t) => [uniqueIndex('members_external').on(t.scopeId, t.kind, t.externalId)],
);

/** Who was erased, by whom. Until it is lifted, the member's row stays as a tombstone: emptied, of the kind `erased`. */
export const erasures = pgTable(
  'erasures',
  {
    id: identity(),
    scopeId: text('scope_id').notNull(),
    externalId: text('external_id').notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    /** Null: its tombstone is laid, and not everything is gone yet. */
    finishedAt: instant('finished_at'),
    liftedAt: instant('lifted_at'),
    liftedBy: text('lifted_by'),
  },
  (t) => [index('erasures_member').on(t.scopeId, t.externalId), index('erasures_unfinished').on(t.id).where(sql`finished_at is null`)],
);

export const communities = pgTable(
  'communities',
  {
    id: identity(),
    scopeId: text('scope_id').notNull(),
    externalId: text('external_id').notNull(),
    name: text('name'),
    zone: text('zone'),
    traits: jsonb('traits').notNull().default({}),
    /** How many members it takes; null: any number. */
    capacity: integer('capacity'),
  },
  (t) => [uniqueIndex('communities_external').on(t.scopeId, t.externalId)],
);

export const communityMembers = pgTable(
  'community_members',
  {
    communityId: bigint('community_id', { mode: 'number' }).notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    joinedAt: instant('joined_at').notNull(),
    /** Null: an ordinary member. */
    role: text('role'),
  },
  (t) => [
    primaryKey({ columns: [t.communityId, t.memberId] }),
    index('community_members_member').on(t.memberId),
  ],
);

export const events = pgTable(
  'events',
  {
    seq: bigint('seq', { mode: 'number' }).primaryKey(),
    scopeId: text('scope_id').notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    name: text('name').notNull(),
    /** When it was received, read under the subject's lock: decides order. */
    at: instant('at').notNull(),
    /** When it happened: decides the window and the turn that it belongs to. */
    occurredAt: instant('occurred_at').notNull(),
    properties: jsonb('properties').notNull(),
    messageId: text('message_id').notNull(),
    /** Feeds conditions only, never triggers or waits. */
    historical: boolean('historical').notNull().default(false),
    /** How many ledger writes of flows led to it; 0 came from outside. */
    depth: smallint('depth').notNull().default(0),
  },
  (t) => [
    uniqueIndex('events_message').on(t.scopeId, t.messageId),
    index('events_member').on(t.memberId, t.name, t.at, t.seq),
  ],
);

/** Several flows that belong together. */
export const kits = pgTable('kits', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
  /** `{segments, tables, forms, events}` as the kit's file has them. */
  parts: jsonb('parts').notNull(),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/** A flow belongs to one kit at most. */
export const kitFlows = pgTable(
  'kit_flows',
  {
    flowId: text('flow_id').primaryKey(),
    kitId: text('kit_id').notNull(),
    /** The name by which the kit's file knows it. */
    name: text('name').notNull(),
    n: integer('n').notNull(),
  },
  (t) => [uniqueIndex('kit_flows_name').on(t.kitId, t.name)],
);

/** A saved condition over members. Who is in it stands in `segment_members`. */
export const segments = pgTable('segments', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
  condition: jsonb('condition').notNull(),
  /** Events after which it may come out differently. */
  signals: text('signals').array().notNull(),
  /** Counts changes of the condition. */
  rev: integer('rev').notNull(),
  /** The kit that brought it. */
  kitId: text('kit_id'),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/** Whether a member is in a segment, and when time alone can change that. No row: outside, and time changes nothing. */
export const segmentMembers = pgTable(
  'segment_members',
  {
    segmentId: text('segment_id').notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    scopeId: text('scope_id').notNull(),
    inside: boolean('inside').notNull(),
    /** Since when it has been so. */
    since: instant('since').notNull(),
    /** How often the member has come and gone; numbers the events of that. */
    turns: integer('turns').notNull().default(0),
    checkAt: instant('check_at'),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.segmentId] }),
    index('segment_members_inside').on(t.segmentId, t.scopeId, t.since).where(sql`inside`),
    index('segment_members_check').on(t.scopeId, t.checkAt).where(sql`check_at is not null`),
  ],
);

/** Members to be looked at again after an event. Only inserted where events come in, so that nobody waits for a row there. */
export const segmentMarks = pgTable(
  'segment_marks',
  {
    id: identity(),
    scopeId: text('scope_id').notNull(),
    segmentId: text('segment_id').notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    /** How many ledger writes of flows led to it. */
    depth: smallint('depth').notNull().default(0),
  },
  (t) => [index('segment_marks_scope').on(t.scopeId, t.id)],
);

export const runs = pgTable(
  'runs',
  {
    id: uuid('id').primaryKey(),
    scopeId: text('scope_id').notNull(),
    flowId: text('flow_id').notNull(),
    versionId: bigint('version_id', { mode: 'number' }).notNull(),
    laneId: bigint('lane_id', { mode: 'number' }).notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    key: text('key').notNull(),
    /** Counts the runs of one (member, flow, key); the unique index stops a double enrolment. */
    generation: integer('generation').notNull(),
    status: text('status').$type<'new' | 'active' | 'ended' | 'failed'>().notNull(),
    endReason: text('end_reason'),
    state: jsonb('state').notNull(),
    /** The earliest instant at which it can move by time alone. Set by enrolment, then only by the exchange. */
    due: instant('due'),
    rev: integer('rev').notNull(),
    /** Since when it stands still by itself; its lane, its flow or its scope may stand still besides. */
    pausedAt: instant('paused_at'),
    depth: smallint('depth').notNull().default(0),
    /** What enrolled it, once only: an event's seq, or the caller's idempotency key. */
    cause: text('cause'),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    /** W3C `traceparent` of what started it, where tracing is on. */
    trace: text('trace'),
  },
  (t) => [
    uniqueIndex('runs_once').on(t.memberId, t.flowId, t.key, t.generation),
    index('runs_due').on(t.laneId, t.due).where(sql`due is not null and paused_at is null`),
    uniqueIndex('runs_cause').on(t.memberId, t.flowId, t.cause).where(sql`cause is not null`),
    index('runs_flow').on(t.scopeId, t.flowId, t.startedAt),
    index('runs_failed').on(t.scopeId, t.endedAt).where(sql`status = 'failed'`),
  ],
);

/** Runs that another run started, by the key of the step that asked. */
export const subRuns = pgTable(
  'sub_runs',
  {
    key: text('key').primaryKey(),
    runId: uuid('run_id').notNull().unique(),
    /** How many runs wait on top of each other, this one included. */
    level: smallint('level').notNull(),
    /** The asking run rests until this one is over. */
    awaited: boolean('awaited').notNull(),
  },
);

/** What happened to a run and has not been taken yet. Rows go when the exchange has taken them. Written by `insert-inputs.ts` alone. */
export const runInputs = pgTable(
  'run_inputs',
  {
    runId: uuid('run_id').notNull(),
    /** The run's lane when it came; a move takes what is there along, and the old lane passes on what came meanwhile. */
    laneId: bigint('lane_id', { mode: 'number' }).notNull(),
    /** `e<seq>` for an event, `a<key>` for an answer, `c<id>` for a control: each reaches a run once. */
    source: text('source').notNull(),
    kind: text('kind').$type<'event' | 'answer' | 'failure' | 'control'>().notNull(),
    at: instant('at').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    /** Null for events, whose row holds it. */
    payload: jsonb('payload'),
    /** W3C `traceparent` of what it came by, where tracing is on. */
    trace: text('trace'),
  },
  (t) => [primaryKey({ columns: [t.runId, t.source] }), index('run_inputs_lane').on(t.laneId, t.kind)],
);

export const listens = pgTable(
  'listens',
  {
    runId: uuid('run_id').notNull(),
    key: text('key').notNull(),
    n: smallint('n').notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    event: text('event').notNull(),
    match: jsonb('match'),
  },
  (t) => [primaryKey({ columns: [t.runId, t.key, t.n] }), index('listens_route').on(t.memberId, t.event)],
);

export const trail = pgTable(
  'trail',
  {
    runId: uuid('run_id').notNull(),
    /** `rev * 8192 + i`: unique and in order without a counter. */
    n: bigint('n', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    kind: text('kind').notNull(),
    step: text('step'),
    visit: integer('visit').notNull(),
    outcome: text('outcome'),
    reason: jsonb('reason').notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.n] })],
);

/** Counts of trail entries per lane, so that lanes share no row; `waiting` counts the tokens that rest at a step now. */
export const tally = pgTable(
  'tally',
  {
    laneId: bigint('lane_id', { mode: 'number' }).notNull(),
    step: text('step').notNull(),
    kind: text('kind').notNull(),
    outcome: text('outcome').notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.laneId, t.step, t.kind, t.outcome] })],
);

/** The outbox; for the in-app channel it is also the inbox, so a message exists exactly once. */
export const messages = pgTable(
  'messages',
  {
    key: text('key').primaryKey(),
    scopeId: text('scope_id').notNull(),
    runId: uuid('run_id').notNull(),
    flowId: text('flow_id').notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    step: text('step').notNull(),
    channel: text('channel').notNull(),
    purpose: text('purpose').notNull(),
    text: text('text').notNull(),
    /** When it went, or was asked for while it waits. */
    at: instant('at').notNull(),
    /** `waiting` until the sender looks at it again, at `notBefore`; `sending` while an attempt is under way. */
    status: text('status').$type<'sent' | 'waiting' | 'sending' | 'skipped' | 'failed'>().notNull().default('sent'),
    /** Why it waits, waited or did not go. */
    why: text('why'),
    notBefore: instant('not_before'),
    validUntil: instant('valid_until'),
    waitFor: text('wait_for').$type<AwaitedFate>(),
    /** The outside world's id of another recipient than the run's member, who is the member once it went. */
    recipient: text('recipient'),
    askedAt: instant('asked_at'),
    /** Of what waits: which of its instant was asked for first. */
    place: bigint('place', { mode: 'number' }),
    /** The account that sends it; null: it goes into the inbox, as everything does in any scope but `live`. */
    channelId: text('channel_id'),
    subject: text('subject'),
    /** The flow's: what contends for one slot goes by it. */
    priority: smallint('priority').notNull().default(5),
    attempt: smallint('attempt').notNull().default(0),
    /** By the machine's own clock: until then nobody else takes up what is `sending`. */
    leaseUntil: instant('lease_until'),
    /** How many writes of flows led to it; null where it was decided at once. */
    depth: smallint('depth'),
  },
  (t) => [
    // Each of the nine priorities is a range of its own, so that a page reads only what it takes.
    index('messages_outgoing').on(t.channelId, t.priority, t.notBefore).where(sql`channel_id is not null and status = 'waiting'`),
    index('messages_dead').on(t.channelId, t.at).where(sql`channel_id is not null and status = 'failed'`),
    index('messages_contending').on(t.memberId).where(sql`status = 'waiting'`),
    index('messages_sending').on(t.channelId).where(sql`status = 'sending'`),
    index('messages_member').on(t.memberId, t.at),
    index('messages_waiting').on(t.scopeId, t.notBefore).where(sql`status = 'waiting'`),
    // Few have a reason: only those that did not go at once.
    index('messages_delayed').on(t.runId).where(sql`why is not null`),
    // Few go to another than their run's member: those with a recipient, and those of broadcasts, whose keys name one. An erasure asks for both.
    index('messages_to_others').on(t.runId).where(sql`recipient is not null or key like '%/%/%'`),
    index('messages_recipient').on(t.scopeId, t.recipient).where(sql`recipient is not null`),
  ],
);

export const tasks = pgTable(
  'tasks',
  {
    id: identity(),
    key: text('key').notNull().unique(),
    scopeId: text('scope_id').notNull(),
    runId: uuid('run_id').notNull(),
    flowId: text('flow_id').notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    step: text('step').notNull(),
    title: text('title').notNull(),
    detail: text('detail').notNull(),
    assignee: text('assignee').notNull(),
    outcomes: jsonb('outcomes').notNull(),
    status: text('status').$type<'open' | 'done' | 'closed'>().notNull(),
    outcome: text('outcome'),
    note: text('note'),
    openedAt: instant('opened_at').notNull(),
    dueAt: instant('due_at'),
    doneAt: instant('done_at'),
    doneBy: text('done_by'),
    /** The person who has it; null: whoever of `assignee` takes it up. */
    assignedTo: text('assigned_to'),
    acknowledgeBy: instant('acknowledge_by'),
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedBy: text('acknowledged_by'),
    /** How often it has escalated, and to whom last. */
    level: smallint('level').notNull().default(0),
    escalatedTo: text('escalated_to'),
    remindedAt: instant('reminded_at'),
    checklist: jsonb('checklist').notNull().default([]),
    /** Which items of the checklist are ticked off. */
    ticked: jsonb('ticked').notNull().default([]),
    form: jsonb('form').notNull().default([]),
    /** What the form was filled in with. */
    filled: jsonb('filled'),
  },
  (t) => [
    index('tasks_scope').on(t.scopeId, t.status, t.openedAt),
    index('tasks_run').on(t.runId),
    index('tasks_assigned').on(t.assignedTo).where(sql`status = 'open'`),
  ],
);

/** Who is on duty in which role, and when. People and their shifts are the same in every scope. */
export const roster = pgTable(
  'roster',
  {
    id: identity(),
    role: text('role').notNull(),
    /** By name or e-mail address, as they sign in. */
    person: text('person').notNull(),
    startsAt: instant('starts_at').notNull(),
    /** Null: until further notice. */
    endsAt: instant('ends_at'),
  },
  (t) => [index('roster_role').on(t.role, t.startsAt)],
);

/** `I-1`, `I-2` … */
export const incidentNumber = pgSequence('incident_number');

export const incidents = pgTable(
  'incidents',
  {
    id: identity(),
    scopeId: text('scope_id').notNull(),
    /** How people and flows call it; also its id as a subject. */
    name: text('name').notNull(),
    /** Complaints with the same one are one incident, as long as it is open and was joined lately. */
    mergeKey: text('merge_key').notNull(),
    title: text('title').notNull(),
    severity: text('severity').notNull(),
    owner: text('owner').notNull(),
    status: text('status').$type<'open' | 'resolved'>().notNull(),
    openedAt: instant('opened_at').notNull(),
    /** When somebody last joined, or it was resolved or reopened. */
    lastAt: instant('last_at').notNull(),
    resolvedAt: instant('resolved_at'),
  },
  (t) => [
    uniqueIndex('incidents_name').on(t.scopeId, t.name),
    index('incidents_merge').on(t.scopeId, t.mergeKey, t.lastAt).where(sql`status = 'open'`),
    index('incidents_scope').on(t.scopeId, t.status, t.openedAt),
  ],
);

export const incidentConcerned = pgTable(
  'incident_concerned',
  {
    incidentId: bigint('incident_id', { mode: 'number' }).notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.incidentId, t.memberId] }), index('incident_concerned_member').on(t.memberId)],
);

/** Lines are added, never changed. */
export const incidentTimeline = pgTable(
  'incident_timeline',
  {
    id: identity(),
    incidentId: bigint('incident_id', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    kind: text('kind').notNull(),
    text: text('text').notNull(),
    data: jsonb('data').notNull(),
    by: text('by').notNull(),
    memberId: bigint('member_id', { mode: 'number' }),
    key: text('key').notNull(),
  },
  (t) => [
    index('incident_timeline_incident').on(t.incidentId, t.id),
    uniqueIndex('incident_timeline_key').on(t.key, t.kind),
    index('incident_timeline_member').on(t.memberId).where(sql`member_id is not null`),
  ],
);

/** What those concerned have not been told yet. */
export const incidentNews = pgTable('incident_news', {
  id: identity(),
  scopeId: text('scope_id').notNull(),
  incidentId: bigint('incident_id', { mode: 'number' }).notNull(),
  event: text('event').notNull(),
  properties: jsonb('properties').notNull(),
  at: instant('at').notNull(),
  key: text('key').notNull(),
  /** Null: everybody concerned, and the incident itself. */
  onlyMember: bigint('only_member', { mode: 'number' }),
  /** The last member of the page before. */
  toldUpTo: bigint('told_up_to', { mode: 'number' }).notNull().default(0),
});

/** The accounts that messages leave by. One workflow sends what is to go by each. */
export const channels = pgTable('channels', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<'email' | 'webhook'>().notNull(),
  name: text('name').notNull(),
  settings: jsonb('settings').notNull(),
  /** Sealed; opened only to send. */
  secret: text('secret'),
  /** Null: as fast as it goes. */
  perMinute: integer('per_minute'),
  /** The bucket of that rate: what was left in it, and when, by the machine's own clock. */
  tokens: doublePrecision('tokens').notNull().default(0),
  filledAt: instant('filled_at').notNull(),
  /** Whether quiet hours bind it, where the workspace has them for its kind. */
  disturbs: boolean('disturbs').notNull().default(true),
  pausedAt: instant('paused_at'),
  pausedBy: text('paused_by'),
  /** Until then, by the machine's own clock, it looks by itself and needs no poke. */
  restsUntil: instant('rests_until'),
  createdAt: instant('created_at').notNull(),
  deletedAt: instant('deleted_at'),
});

/** The delivery log: one row an attempt, never what was said. */
export const sends = pgTable(
  'sends',
  {
    id: identity(),
    messageKey: text('message_key').notNull(),
    attempt: smallint('attempt').notNull(),
    channelId: text('channel_id').notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    flowId: text('flow_id').notNull(),
    purpose: text('purpose').notNull(),
    at: instant('at').notNull(),
    endedAt: instant('ended_at'),
    /** `lost`: nobody knows what became of it; it was tried again under the same key. */
    outcome: text('outcome').$type<'sending' | 'accepted' | 'retry' | 'failed' | 'putBack' | 'lost'>().notNull(),
    reason: text('reason'),
    /** What the other side calls it. */
    providerId: text('provider_id'),
  },
  (t) => [uniqueIndex('sends_attempt').on(t.messageKey, t.attempt), index('sends_channel').on(t.channelId, t.id), index('sends_accepted').on(t.channelId, t.at).where(sql`outcome = 'accepted'`)],
);

/** Purposes that an audience gets nothing of for a while. Whom it covers is asked anew at each send. */
export const holds = pgTable(
  'holds',
  {
    id: identity(),
    scopeId: text('scope_id').notNull(),
    /** What it is released by: an incident's number, as a rule. */
    key: text('key').notNull(),
    audience: text('audience').$type<HoldAudience>().notNull(),
    /** The id of the incident, community, segment or member; empty for everyone. */
    whom: text('whom').notNull(),
    purposes: text('purposes').array().notNull(),
    /** Runs wait at such messages, instead of going on while the message waits. */
    freezes: boolean('freezes').notNull(),
    /** A kill switch; of this flow alone, or of this channel, where one is named. */
    isStop: boolean('is_stop').notNull().default(false),
    flowId: text('flow_id'),
    channel: text('channel'),
    at: instant('at').notNull(),
    until: instant('until').notNull(),
    /** The flow, or the person. */
    by: text('by').notNull(),
    /** Of the step's visit: asked for twice it is held once. */
    cause: text('cause').notNull().unique(),
    releasedAt: instant('released_at'),
    releasedBy: text('released_by'),
    /** By the machine's own clock: when what waited for its end is to be looked for next. */
    wakesAt: instant('wakes_at'),
    wokeOnce: boolean('woke_once').notNull().default(false),
  },
  (t) => [
    index('holds_active').on(t.scopeId, t.key).where(sql`released_at is null`),
    index('holds_waking').on(t.scopeId).where(sql`wakes_at is not null`),
    index('holds_member').on(t.scopeId, t.whom).where(sql`audience = 'member'`),
  ],
);

/** What members were asked. Whoever has the token may answer, once. */
export const asks = pgTable(
  'asks',
  {
    id: identity(),
    key: text('key').notNull().unique(),
    token: text('token').notNull().unique(),
    scopeId: text('scope_id').notNull(),
    runId: uuid('run_id').notNull(),
    flowId: text('flow_id').notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    step: text('step').notNull(),
    /** Where it is answered: `page` or `chat`. */
    place: text('place').$type<'page' | 'chat'>().notNull(),
    form: jsonb('form').notNull(),
    status: text('status').$type<'open' | 'answered' | 'closed'>().notNull(),
    outcome: text('outcome'),
    values: jsonb('values'),
    askedAt: instant('asked_at').notNull(),
    dueAt: instant('due_at'),
    answeredAt: instant('answered_at'),
  },
  (t) => [index('asks_member').on(t.memberId, t.askedAt)],
);

/** Texts that people agree to, or not. A vote counts for the text whose hash it carries. */
export const approvals = pgTable(
  'approvals',
  {
    id: identity(),
    key: text('key').notNull().unique(),
    scopeId: text('scope_id').notNull(),
    runId: uuid('run_id').notNull(),
    flowId: text('flow_id').notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    step: text('step').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    textHash: text('text_hash').notNull(),
    needed: smallint('needed').notNull(),
    role: text('role').notNull(),
    /** Who may vote: those on duty when it was asked. */
    approvers: text('approvers').array().notNull(),
    /** Who wrote or edited it, by every name they go by; they have no vote. */
    authors: text('authors').array().notNull(),
    status: text('status').$type<'open' | 'approved' | 'rejected' | 'closed'>().notNull(),
    note: text('note'),
    openedAt: instant('opened_at').notNull(),
    dueAt: instant('due_at'),
    doneAt: instant('done_at'),
  },
  (t) => [index('approvals_scope').on(t.scopeId, t.status, t.openedAt), index('approvals_run').on(t.runId)],
);

export const approvalVotes = pgTable(
  'approval_votes',
  {
    approvalId: bigint('approval_id', { mode: 'number' }).notNull(),
    person: text('person').notNull(),
    textHash: text('text_hash').notNull(),
    vote: text('vote').$type<'approve' | 'reject'>().notNull(),
    note: text('note'),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.approvalId, t.person, t.textHash] })],
);

/** Action steps asked for. A row, so that nothing lives only in a workflow; started again under the same key when a lane opens. */
export const acts = pgTable(
  'acts',
  {
    key: text('key').primaryKey(),
    runId: uuid('run_id').notNull(),
    step: text('step').notNull(),
    stepType: text('step_type').notNull(),
    config: jsonb('config').notNull(),
    /** `parked`: its activity is over, and a callback will answer. */
    status: text('status').$type<'pending' | 'parked' | 'done' | 'failed' | 'cancelled'>().notNull(),
    attempt: integer('attempt').notNull().default(0),
    at: instant('at').notNull(),
    /** When the process last touched it, by the machine's own clock: lets the sweeper see what nobody works on. */
    touchedAt: instant('touched_at').notNull(),
  },
  // As whoever ends a run asks for what it leaves undone; whoever asks for those that are pending finds them here too.
  (t) => [index('acts_unfinished').on(t.runId).where(sql`status in ('pending', 'parked')`), index('acts_run').on(t.runId)],
);

/** What is done for many, page by page: a flow started for each, a broadcast, a ranking told, a bulk enrolment. */
export const jobs = pgTable(
  'jobs',
  {
    id: identity(),
    scopeId: text('scope_id').notNull(),
    type: text('type').$type<'enroll' | 'broadcast' | 'tell'>().notNull(),
    /** The flow that is started, or the one that sends. */
    flowId: text('flow_id').notNull(),
    /** What asked for it, once only: a step's key, a schedule's firing, a request. */
    cause: text('cause').notNull(),
    /** The key of the step that waits for its answer. */
    askedBy: text('asked_by'),
    spec: jsonb('spec').notNull(),
    status: text('status').$type<'running' | 'done' | 'cancelled'>().notNull(),
    /** `freezing`: its targets are still to be found. `waiting`: all is done that it can do, and it waits for runs to end. */
    phase: text('phase').$type<'freezing' | 'working' | 'waiting'>().notNull(),
    depth: smallint('depth').notNull(),
    total: integer('total').notNull().default(0),
    started: integer('started').notNull().default(0),
    finished: integer('finished').notNull().default(0),
    excluded: jsonb('excluded').notNull().default({}),
    outcomes: jsonb('outcomes').notNull().default({}),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('jobs_cause').on(t.scopeId, t.cause),
    index('jobs_flow').on(t.scopeId, t.flowId, t.createdAt),
    index('jobs_running').on(t.id).where(sql`status = 'running'`),
    index('jobs_asked').on(t.askedBy).where(sql`asked_by is not null`),
  ],
);

/** The frozen audience of a job. */
export const jobTargets = pgTable(
  'job_targets',
  {
    jobId: bigint('job_id', { mode: 'number' }).notNull(),
    n: integer('n').notNull(),
    externalId: text('external_id').notNull(),
    /** `started`: a run began for it, or its message is waited for; `ended`: that is over. */
    status: text('status').$type<'pending' | 'excluded' | 'done' | 'started' | 'ended'>().notNull(),
    runId: uuid('run_id'),
    /** Why it was left out, or why its run ended. */
    outcome: text('outcome'),
    data: jsonb('data'),
    counted: boolean('counted').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.jobId, t.n] }),
    index('job_targets_pending').on(t.jobId, t.n).where(sql`status = 'pending'`),
    index('job_targets_run').on(t.runId).where(sql`run_id is not null`),
    // Of a broadcast that waits for what becomes of its messages.
    index('job_targets_said').on(t.jobId, t.externalId).where(sql`status = 'started' and run_id is null`),
    index('job_targets_ended').on(t.jobId).where(sql`status = 'ended' and not counted`),
    index('job_targets_brought').on(t.externalId).where(sql`data is not null`),
  ],
);

/** What a draw was made from, so that anybody can make it again. */
export const draws = pgTable('draws', {
  key: text('key').primaryKey(),
  scopeId: text('scope_id').notNull(),
  runId: uuid('run_id').notNull(),
  seed: text('seed').notNull(),
  /** SHA-256 over the sorted ids, a line each. */
  listHash: text('list_hash').notNull(),
  drawnFrom: integer('drawn_from').notNull(),
  winners: jsonb('winners').notNull(),
  at: instant('at').notNull(),
}, (t) => [index('draws_winner').using('gin', t.winners.op('jsonb_path_ops'))]);

/** Members who are taken from one version of a flow to another, in pages. */
export const moves = pgTable(
  'moves',
  {
    id: identity(),
    scopeId: text('scope_id').notNull(),
    flowId: text('flow_id').notNull(),
    fromVersion: bigint('from_version', { mode: 'number' }).notNull(),
    toVersion: bigint('to_version', { mode: 'number' }).notNull(),
    mapping: jsonb('mapping').notNull(),
    /** The move that this one takes back: only the runs that it moved. */
    undoes: bigint('undoes', { mode: 'number' }),
    status: text('status').$type<'running' | 'done' | 'cancelled'>().notNull(),
    /** Start and id of the last run that was looked at in this pass; null: the next pass begins. */
    cursor: jsonb('cursor').$type<{ readonly at: number; readonly id: string }>(),
    pass: integer('pass').notNull().default(0),
    /** Runs that had something to do in this pass and are looked at again in the next. */
    busy: integer('busy').notNull().default(0),
    total: integer('total').notNull(),
    moved: integer('moved').notNull().default(0),
    /** Step → how many stayed because it leads nowhere. */
    stayed: jsonb('stayed').notNull().default({}),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [index('moves_flow').on(t.flowId, t.createdAt), index('moves_running').on(t.id).where(sql`status = 'running'`)],
);

/** Which runs a move moved, so that it can be undone. */
export const movedRuns = pgTable(
  'moved_runs',
  {
    moveId: bigint('move_id', { mode: 'number' }).notNull(),
    runId: uuid('run_id').notNull(),
    /** By the key at which it rests now: where it rested before it was sent there. Null: it was sent nowhere else. */
    sent: jsonb('sent').$type<Places>(),
  },
  (t) => [primaryKey({ columns: [t.moveId, t.runId] })],
);

/** Every write to a member's books, never changed: points with their reasons, tiers, badges, titles, roles, consents. */
export const memberLedger = pgTable(
  'member_ledger',
  {
    /** Of the step's visit that wrote it, or of the call. */
    key: text('key').notNull(),
    scopeId: text('scope_id').notNull(),
    /** Null: written by a person or another system. */
    flowId: text('flow_id'),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    kind: text('kind').$type<'tier' | 'points' | 'badge' | 'title' | 'role' | 'consent'>().notNull(),
    /** The ladder, account, badge, community, or `<purpose>/<channel>`. */
    name: text('name').notNull(),
    value: jsonb('value'),
    reason: text('reason'),
  },
  (t) => [primaryKey({ columns: [t.key, t.kind, t.name] }), index('member_ledger_member').on(t.memberId, t.at)],
);

/** Events that runs emit for other members, until they have happened. */
export const emissions = pgTable(
  'emissions',
  {
    key: text('key').primaryKey(),
    scopeId: text('scope_id').notNull(),
    userId: text('user_id').notNull(),
    /** What kind of subject that is. */
    kind: text('kind').$type<SubjectKind>().notNull().default('member'),
    event: text('event').notNull(),
    properties: jsonb('properties').notNull(),
    depth: smallint('depth').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('emissions_scope').on(t.scopeId, t.at)],
);

/** Events that are made only where somebody asks for them: some published version, or a segment, has named these. */
export const askedEvents = pgTable('asked_events', { name: text('name').primaryKey() });

/** Tokens that are out: who holds one may answer the act or the step that waits, once. */
export const callbacks = pgTable(
  'callbacks',
  {
    /** SHA-256 of the token. */
    hash: text('hash').primaryKey(),
    key: text('key').notNull(),
    runId: uuid('run_id').notNull(),
    scopeId: text('scope_id').notNull(),
    kind: text('kind').$type<'act' | 'wait'>().notNull(),
    outcomes: jsonb('outcomes').notNull(),
    expiresAt: instant('expires_at'),
  },
  (t) => [index('callbacks_key').on(t.key), index('callbacks_run').on(t.runId), index('callbacks_due').on(t.scopeId, t.expiresAt).where(sql`kind = 'act'`)],
);

/** What flows posted to communities. */
export const groupPosts = pgTable(
  'group_posts',
  {
    key: text('key').primaryKey(),
    scopeId: text('scope_id').notNull(),
    community: text('community').notNull(),
    runId: uuid('run_id').notNull(),
    flowId: text('flow_id').notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    step: text('step').notNull(),
    text: text('text').notNull(),
    mentions: text('mentions').$type<'nobody' | 'member' | 'everyone'>().notNull(),
    /** Null: from before posts had one. */
    purpose: text('purpose'),
    /** When it was posted, or was to be while it waits. */
    at: instant('at').notNull(),
    askedAt: instant('asked_at'),
    /** Of what waits: which of its instant was asked for first. */
    place: bigint('place', { mode: 'number' }),
    status: text('status').$type<'sent' | 'waiting' | 'skipped'>().notNull().default('sent'),
    /** Why it waits, waited or was not posted. */
    why: text('why'),
    notBefore: instant('not_before'),
  },
  (t) => [
    index('group_posts_community').on(t.scopeId, t.community, t.at),
    index('group_posts_waiting').on(t.scopeId, t.notBefore).where(sql`status = 'waiting'`),
    index('group_posts_run').on(t.runId),
  ],
);

/** What can be granted, and how much of it is left. */
export const stocks = pgTable(
  'stocks',
  {
    scopeId: text('scope_id').notNull(),
    item: text('item').notNull(),
    /** Null: any number. */
    total: integer('total'),
    taken: integer('taken').notNull().default(0),
    /** Nothing is granted from here on. */
    endsAt: instant('ends_at'),
  },
  (t) => [primaryKey({ columns: [t.scopeId, t.item] })],
);

/** Each change of a stock by hand: who, by how much, why. */
export const stockAdjustments = pgTable(
  'stock_adjustments',
  {
    id: identity(),
    scopeId: text('scope_id').notNull(),
    item: text('item').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    reason: text('reason').notNull(),
    /** In all, before (of the first: 0) and after; null: any number. */
    totalBefore: integer('total_before'),
    total: integer('total'),
    /** What was left after it; null: any number. */
    remained: integer('remained'),
    endsAt: instant('ends_at'),
  },
  (t) => [index('stock_adjustments_item').on(t.scopeId, t.item, t.at)],
);

export const grants = pgTable(
  'grants',
  {
    key: text('key').primaryKey(),
    scopeId: text('scope_id').notNull(),
    flowId: text('flow_id').notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    runId: uuid('run_id').notNull(),
    step: text('step').notNull(),
    item: text('item').notNull(),
    kind: text('kind').notNull(),
    code: text('code').notNull(),
    at: instant('at').notNull(),
    expiresAt: instant('expires_at'),
    /** Of the item's stock, after it; null: no stock was kept of it, or any number. */
    remained: integer('remained'),
  },
  (t) => [index('grants_member').on(t.memberId, t.item), index('grants_item').on(t.scopeId, t.item, t.at)],
);

/** How many units each way of an experiment was given. Its row is what balanced splits wait for. */
export const splits = pgTable(
  'splits',
  {
    scopeId: text('scope_id').notNull(),
    experiment: text('experiment').notNull(),
    /** Way → units. */
    counts: jsonb('counts').notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.scopeId, t.experiment] })],
);

/** The way that a unit of an experiment keeps. */
export const splitUnits = pgTable(
  'split_units',
  {
    scopeId: text('scope_id').notNull(),
    experiment: text('experiment').notNull(),
    /** `community/<id>`, `context/<value>`, or `member/<row id>` of what the run is about. */
    unit: text('unit').notNull(),
    way: text('way').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.scopeId, t.experiment, t.unit] })],
);

/** Who was not enrolled, and why. */
export const exclusions = pgTable(
  'exclusions',
  {
    id: identity(),
    scopeId: text('scope_id').notNull(),
    flowId: text('flow_id').notNull(),
    memberId: bigint('member_id', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    reason: text('reason').notNull(),
    cause: text('cause'),
  },
  (t) => [index('exclusions_member').on(t.memberId)],
);

/** Processes that say that they are alive; instants are the machines' own. */
export const processes = pgTable('processes', {
  id: text('id').primaryKey(),
  kind: text('kind').$type<'worker'>().notNull(),
  build: text('build').notNull(),
  host: text('host').notNull(),
  startedAt: instant('started_at').notNull(),
  seenAt: instant('seen_at').notNull(),
});

/** Working days, by calendar: read by exchanges whose program names one. */
export const calendars = pgTable('calendars', {
  id: text('id').primaryKey(),
  calendar: jsonb('calendar').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/** What a workspace says about its data: attributes of members (no event) and properties of events. */
export const declarations = pgTable(
  'declarations',
  {
    event: text('event').notNull().default(''),
    name: text('name').notNull(),
    type: text('type').$type<'text' | 'number' | 'boolean' | 'date' | 'instant' | 'list' | 'choice'>().notNull(),
    choices: text('choices').array().notNull().default([]),
    note: text('note').notNull().default(''),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.event, table.name] })],
);

/** Rules of a ladder. The condition of each rung is a segment named `tier:<ladder>:<tier>`, kept current as all segments are. */
export const tierLadders = pgTable('tier_ladders', {
  ladder: text('ladder').$type<'lifecycle' | 'activity'>().primaryKey(),
  onlyUp: boolean('only_up').notNull(),
  updatedAt: instant('updated_at').notNull(),
  updatedBy: text('updated_by').notNull(),
});
