import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { StepIcon } from '../catalog/step-icon.tsx';
import { useLanguage } from '../language/language.ts';
import { useFlow } from './editor-store.ts';
import { searchSteps } from './step-search.ts';

const STEP = 'application/x-sopwith-step';

export function draggedType(data: DataTransfer): string | null {
  return data.getData(STEP) || null;
}

/** Drag a step out, or click it; Enter in the search adds the first that matches. To Tab all of them are one stop: the arrows go from one to the next. */
export function Palette({ onAdd, autoFocus = false }: { readonly onAdd: (type: string) => void; readonly autoFocus?: boolean }) {
  const catalog = useCatalog();
  const language = useLanguage();
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [reached, setReached] = useState<string | null>(null);
  const { subject } = useFlow();
  const groups = searchSteps(catalog.manifests, text, subject);
  const first = groups[0]?.steps[0];
  const isThere = groups.some(({ steps }) => steps.some(({ type }) => type === reached));
  const stop = isThere ? reached : first?.type;
  return (
    <div className="palette" data-testid="palette">
      <Input
        allowClear
        autoFocus={autoFocus}
        prefix={<SearchOutlined aria-hidden="true" />}
        aria-label={t('editor.searchSteps')}
        placeholder={t('editor.searchSteps')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' && first) {
            onAdd(first.type);
            setText('');
          }
          if (event.key === 'ArrowDown') walk(event);
        }}
      />
      <div className="palette-groups" role="toolbar" aria-orientation="vertical" aria-label={t('editor.palette')} onKeyDown={walk}>
        {groups.map(({ group, steps }) => (
          <section key={group}>
            <h2>{t(`editor.group_${group}`)}</h2>
            <ul>
              {steps.map((manifest) => (
                <li key={manifest.type}>
                  <button
                    type="button"
                    className="palette-item"
                    data-testid={`palette-${manifest.type}`}
                    draggable
                    tabIndex={manifest.type === stop ? 0 : -1}
                    onFocus={() => setReached(manifest.type)}
                    title={manifest.help[language]}
                    onDragStart={(event) => {
                      event.dataTransfer.setData(STEP, manifest.type);
                      event.dataTransfer.effectAllowed = 'copy';
                    }}
                    onClick={() => onAdd(manifest.type)}
                  >
                    <StepIcon icon={manifest.icon} group={manifest.group} />
                    <span>{manifest.title[language]}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && <p className="muted palette-none">{t('editor.noStepFound')}</p>}
      </div>
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY };

/** From the search into the list, and up and down in it. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = STEPS[event.key];
  if (by === undefined) return;
  const items = [...(event.currentTarget.closest('.palette')?.querySelectorAll<HTMLElement>('.palette-item') ?? [])];
  const here = items.findIndex((item) => item === document.activeElement);
  const next = items[Math.max(0, Math.min(here + by, items.length - 1))];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
