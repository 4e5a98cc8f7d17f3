// Every page and its address. The editor with its canvas is a chunk of its own; the pages that a phone opens do not wait for it.
import { createBrowserRouter, Navigate } from 'react-router';
import { PageState } from './shell/PageState.tsx';
import { RouteFailure } from './shell/RouteFailure.tsx';
import { Shell } from './shell/Shell.tsx';
import { SignedIn } from './shell/SignedIn.tsx';

export const router = createBrowserRouter([
  {
    errorElement: <RouteFailure />,
    hydrateFallbackElement: <PageState error={null} />,
    children: [
      { path: '/sign-in', lazy: async () => ({ Component: (await import('./pages/SignInPage.tsx')).SignInPage }) },
      { path: '/welcome', lazy: async () => ({ Component: (await import('./pages/WelcomePage.tsx')).WelcomePage }) },
      {
        element: <SignedIn />,
        children: [
          { path: '/flows/:flowId', lazy: async () => ({ Component: (await import('./editor/EditorPage.tsx')).EditorPage }) },
          { path: '/phone/:scope/:userId', lazy: async () => ({ Component: (await import('./phone/PhonePage.tsx')).PhonePage }) },
          {
            element: <Shell />,
            children: [
              { index: true, element: <Navigate to="/flows" replace /> },
              { path: '/flows', lazy: async () => ({ Component: (await import('./pages/FlowsPage.tsx')).FlowsPage }) },
              { path: '/flows/:flowId/runs', lazy: async () => ({ Component: (await import('./pages/RunsPage.tsx')).RunsPage }) },
              { path: '/flows/:flowId/versions', lazy: async () => ({ Component: (await import('./versions/VersionsPage.tsx')).VersionsPage }) },
              { path: '/flows/:flowId/content', lazy: async () => ({ Component: (await import('./content/ContentPage.tsx')).ContentPage }) },
              { path: '/flows/:flowId/simulate', lazy: async () => ({ Component: (await import('./simulate/SimulatePage.tsx')).SimulatePage }) },
              { path: '/kits', lazy: async () => ({ Component: (await import('./kits/KitsPage.tsx')).KitsPage }) },
              { path: '/runs/:runId', lazy: async () => ({ Component: (await import('./pages/RunPage.tsx')).RunPage }) },
              { path: '/failed-runs', lazy: async () => ({ Component: (await import('./standing/FailedRunsPage.tsx')).FailedRunsPage }) },
              { path: '/lanes', lazy: async () => ({ Component: (await import('./standing/LanesPage.tsx')).LanesPage }) },
              { path: '/tasks', lazy: async () => ({ Component: (await import('./pages/TasksPage.tsx')).TasksPage }) },
              { path: '/members', lazy: async () => ({ Component: (await import('./pages/MembersPage.tsx')).MembersPage }) },
              { path: '/members/:userId', lazy: async () => ({ Component: (await import('./members/MemberPage.tsx')).MemberPage }) },
              { path: '/segments', lazy: async () => ({ Component: (await import('./segments/SegmentsPage.tsx')).SegmentsPage }) },
              { path: '/approvals', lazy: async () => ({ Component: (await import('./approvals/ApprovalsPage.tsx')).ApprovalsPage }) },
              { path: '/incidents', lazy: async () => ({ Component: (await import('./incidents/IncidentsPage.tsx')).IncidentsPage }) },
              { path: '/incidents/:incidentId', lazy: async () => ({ Component: (await import('./incidents/IncidentPage.tsx')).IncidentPage }) },
              { path: '/tiers', lazy: async () => ({ Component: (await import('./tiers/TiersPage.tsx')).TiersPage }) },
              { path: '/communities', lazy: async () => ({ Component: (await import('./communities/CommunitiesPage.tsx')).CommunitiesPage }) },
              { path: '/communities/:community', lazy: async () => ({ Component: (await import('./communities/CommunityPage.tsx')).CommunityPage }) },
              { path: '/duty', lazy: async () => ({ Component: (await import('./duty/DutyPage.tsx')).DutyPage }) },
              { path: '/stock', lazy: async () => ({ Component: (await import('./stock/StockPage.tsx')).StockPage }) },
              { path: '/sending', lazy: async () => ({ Component: (await import('./sending/SendingPage.tsx')).SendingPage }) },
              { path: '/calendars', lazy: async () => ({ Component: (await import('./calendars/CalendarsPage.tsx')).CalendarsPage }) },
              { path: '/channels', lazy: async () => ({ Component: (await import('./channels/ChannelsPage.tsx')).ChannelsPage }) },
              { path: '/data', lazy: async () => ({ Component: (await import('./data/DataPage.tsx')).DataPage }) },
              { path: '/rehearsals', lazy: async () => ({ Component: (await import('./pages/RehearsalsPage.tsx')).RehearsalsPage }) },
              { path: '/settings', lazy: async () => ({ Component: (await import('./pages/SettingsPage.tsx')).SettingsPage }) },
              { path: '*', lazy: async () => ({ Component: (await import('./pages/NotFoundPage.tsx')).NotFoundPage }) },
            ],
          },
        ],
      },
    ],
  },
]);
