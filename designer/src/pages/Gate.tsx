import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, useLanguage } from '../language/language.ts';
import './gate.css';

/** The page before the product: who are you? */
export function Gate({ title, text, children }: { readonly title: string; readonly text: string; readonly children: ReactNode }) {
  const language = useLanguage();
  const { t } = useTranslation();
  return (
    <div className="gate">
      <aside className="gate-words" aria-hidden="true">
        <img src="/sopwith.svg" alt="" width="52" height="52" />
        <p>{t('page.motto')}</p>
        <Picture />
      </aside>
      <main className="gate-form">
        <div className="gate-box">
          <h1>{title}</h1>
          <p className="muted">{text}</p>
          {children}
        </div>
        <Button type="link" onClick={() => void chooseLanguage(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </Button>
      </main>
    </div>
  );
}

/** A small flow: the idea of the product without words. */
function Picture() {
  return (
    <svg viewBox="0 0 360 300" className="gate-picture" aria-hidden="true">
      <g fill="none" stroke="#7fb8b1" strokeWidth="2">
        <path d="M180 52v34M180 138v20q0 14-14 14H104q-14 0-14 14v14M180 138v20q0 14 14 14h62q14 0 14 14v14" />
      </g>
      <rect x="104" y="8" width="152" height="44" rx="22" fill="#ffc857" />
      <circle cx="128" cy="30" r="9" fill="#0b4f4a" />
      <rect x="148" y="26" width="84" height="8" rx="4" fill="#0b4f4a" />
      {[
        [94, 86],
        [4, 200],
        [184, 200],
      ].map(([x = 0, y = 0]) => (
        <g key={`${x} ${y}`}>
          <rect x={x} y={y} width="172" height="52" rx="11" fill="#fff" />
          <rect x={x + 12} y={y + 13} width="26" height="26" rx="7" fill="#cfe6e2" />
          <rect x={x + 50} y={y + 15} width="88" height="8" rx="4" fill="#32514e" />
          <rect x={x + 50} y={y + 31} width="108" height="6" rx="3" fill="#b7c8c5" />
        </g>
      ))}
    </svg>
  );
}
