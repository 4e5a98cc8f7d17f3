import type { ReactNode } from 'react';
import './pages.css';

export function PageHead({ title, text, actions }: { readonly title: ReactNode; readonly text?: ReactNode; readonly actions?: ReactNode }) {
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {text && <p className="muted">{text}</p>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  );
}
