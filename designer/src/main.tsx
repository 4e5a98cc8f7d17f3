import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startLanguage } from './language/language.ts';
import './theme/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root to draw into');
await startLanguage();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
