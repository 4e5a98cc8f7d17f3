import { Navigate, Outlet, useLocation } from 'react-router';
import { ServerRefused } from '../api/request.ts';
import { Offline } from './Offline.tsx';
import { PageState } from './PageState.tsx';
import { useSession } from './session.ts';
import './shell.css';

/** Pages behind this need a session; without one, signing in leads back to where one wanted to go. */
export function SignedIn() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.error instanceof ServerRefused && session.error.problem.status === 401) {
    return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
  }
  if (!session.data) return <PageState error={session.error} onRetry={() => void session.refetch()} />;
  return (
    <>
      <Offline />
      <Outlet />
    </>
  );
}
