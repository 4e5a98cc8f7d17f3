// The API: open routes first, then the door, then everything behind it.
import { OpenAPIHono } from '@hono/zod-openapi';
import { guardAddress, guardHost, guardOrigin } from './address-guard.ts';
import { allowedAddresses } from './allowed-address.ts';
import type { ApiParts } from './api-parts.ts';
import { approvalsRoutes } from './approvals-routes.ts';
import { callbackRoutes } from './callback-routes.ts';
import { askRoutes } from './ask-routes.ts';
import { declarationsRoutes } from './declarations-routes.ts';
import { designerRoutes } from './designer-routes.ts';
import { effectsRoutes } from './effects-routes.ts';
import { experimentsRoutes } from './experiments-routes.ts';
import { enrolmentsRoutes } from './enrolments-routes.ts';
import { enrollRoutes } from './enroll-routes.ts';
import { errorResponse } from './error-response.ts';
import { flowsRoutes } from './flows-routes.ts';
import { holdsRoutes } from './holds-routes.ts';
import { incidentsRoutes } from './incidents-routes.ts';
import { ingestRoutes } from './ingest-routes.ts';
import { kitsRoutes } from './kits-routes.ts';
import { keysRoutes } from './keys-routes.ts';
import { membersRoutes } from './members-routes.ts';
import { erasureRoutes } from './erasure-routes.ts';
import { memberBooksRoutes } from './member-books-routes.ts';
import { openAsksRoutes } from './open-asks-routes.ts';
import { openapiRoutes } from './openapi-routes.ts';
import { type ApiEnv, requireOperator } from './operator.ts';
import { phoneRoutes } from './phone-routes.ts';
import { probeRoutes } from './probe-routes.ts';
import { movesRoutes } from './moves-routes.ts';
import { notFound } from './refusal.ts';
import { rehearsalsRoutes } from './rehearsals-routes.ts';
import { CSV_BODY_LIMIT, DEFAULT_BODY_LIMIT, limitBody, refuseHostileJson } from './request-body.ts';
import { askPageHeaders, responseHeaders } from './response-headers.ts';
import { rosterRoutes } from './roster-routes.ts';
import { runsRoutes } from './runs-routes.ts';
import { standingRoutes } from './standing-routes.ts';
import { scopesRoutes } from './scopes-routes.ts';
import { segmentsRoutes } from './segments-routes.ts';
import { contentRoutes } from './content-routes.ts';
import { schedulesRoutes } from './schedules-routes.ts';
import { sendingRoutes } from './sending-routes.ts';
import { subjectsRoutes } from './subjects-routes.ts';
import { tiersRoutes } from './tiers-routes.ts';
import { tasksRoutes } from './tasks-routes.ts';
import { traceRequests } from '../traces/trace-requests.ts';
import { unsubscribeRoutes } from './unsubscribe-routes.ts';
import { channelsRoutes } from './channels-routes.ts';
import { welcomeRoutes } from './welcome-routes.ts';
import { calendarsRoutes } from './calendars-routes.ts';
import { workspaceRoutes } from './workspace-routes.ts';

// Typed clients take one router each: the type of all of them together would slow the compiler down.
export type FlowsApi = ReturnType<typeof flowsRoutes>;
export type KitsApi = ReturnType<typeof kitsRoutes>;
export type RunsApi = ReturnType<typeof runsRoutes>;
export type StandingApi = ReturnType<typeof standingRoutes>;
export type TasksApi = ReturnType<typeof tasksRoutes>;
export type ScopesApi = ReturnType<typeof scopesRoutes>;
export type RehearsalsApi = ReturnType<typeof rehearsalsRoutes>;

export function createApp(parts: ApiParts): OpenAPIHono<ApiEnv> {
  const limit = limitBody(DEFAULT_BODY_LIMIT);
  const limitTable = limitBody(CSV_BODY_LIMIT);
  const allowed = allowedAddresses(parts.publicUrl);
  const app: OpenAPIHono<ApiEnv> = new OpenAPIHono<ApiEnv>();
  app.onError((error, c) => errorResponse(error, c, parts.report));
  app.use('/v1/*', traceRequests());
  const ordinary = responseHeaders(parts.publicUrl ?? '');
  const askPages = askPageHeaders(parts.publicUrl ?? '');
  app.use('*', (c, next) => (/^\/[qu]\//.test(c.req.path) ? askPages : ordinary)(c, next));
  app.route('/', probeRoutes(parts));
  app.use('*', guardHost(allowed), guardAddress());
  app.route('/', ingestRoutes(parts));
  // Other systems call from anywhere; what they send is bounded and looked at like anything else.
  app.use('/v1/callbacks/*', limit, refuseHostileJson());
  app.route('/', callbackRoutes(parts));

  // Before the guard of origins: it protects cookies, and here the address itself is what allows.
  app.route('/', askRoutes(parts));
  app.route('/', unsubscribeRoutes(parts));
  app.use('*', guardOrigin(allowed));
  app.route(
    '/',
    openapiRoutes(() => app),
  );
  for (const path of ['/v1/*', '/api/*']) {
    app.use(path, async (c, next) => {
      await next();
      c.header('Cache-Control', 'no-store');
    });
  }
  app.use('/v1/welcome', limit, refuseHostileJson());
  app.use('/api/*', limit);
  app.route('/', welcomeRoutes(parts));

  app.use('/v1/*', requireOperator(parts.signIn, parts.keys));
  app.use('/v1/*', (c, next) => (c.req.path.endsWith('/csv') ? limitTable : limit)(c, next));
  app.use('/v1/*', refuseHostileJson());
  for (const routes of behindTheDoor) app.route('/', routes(parts));
  app.all('/v1/*', nothingHere);
  app.all('/api/*', nothingHere);
  if (parts.designerFolder !== null) app.route('/', designerRoutes(parts.designerFolder));
  return app;
}

const behindTheDoor = [
  workspaceRoutes,
  calendarsRoutes,
  declarationsRoutes,
  flowsRoutes,
  kitsRoutes,
  movesRoutes,
  enrollRoutes,
  enrolmentsRoutes,
  runsRoutes,
  standingRoutes,
  effectsRoutes,
  experimentsRoutes,
  tasksRoutes,
  approvalsRoutes,
  openAsksRoutes,
  incidentsRoutes,
  rosterRoutes,
  membersRoutes,
  subjectsRoutes,
  memberBooksRoutes,
  erasureRoutes,
  contentRoutes,
  schedulesRoutes,
  sendingRoutes,
  holdsRoutes,
  channelsRoutes,
  keysRoutes,
  rehearsalsRoutes,
  phoneRoutes,
  scopesRoutes,
  segmentsRoutes,
  tiersRoutes,
];

function nothingHere(): never {
  throw notFound({ zh: '接口', en: 'route' });
}
