import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startQuestionsAtTheirAnswers } from './keyboard/confirm-start.ts';
import { startDialogsAtTheirFields } from './keyboard/dialog-start.ts';
import { keepFocus } from './keyboard/kept-focus.ts';
import { keepFocusWithMenus } from './keyboard/menu-focus.ts';
import { quietIcons } from './keyboard/quiet-icons.ts';
import { keepChoicesFromTab } from './keyboard/tab-in-lists.ts';
import { startLanguage } from './language/language.ts';
import './theme/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root to draw into');
await startLanguage();
quietIcons(document.body);
keepFocus(root);
startDialogsAtTheirFields();
startQuestionsAtTheirAnswers();
keepFocusWithMenus();
keepChoicesFromTab();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
