import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { StepIcon } from '../catalog/step-icon.tsx';
import { useLanguage } from '../language/language.ts';
import { searchSteps } from './step-search.ts';

const STEP = 'application/x-sopwith-step';

export function draggedType(data: DataTransfer): string | null {
  return data.getData(STEP) || null;
}

/** Drag a step out, or click it; Enter in the search adds the first that matches. */
export function Palette({ onAdd, autoFocus = false }: { readonly onAdd: (type: string) => void; readonly autoFocus?: boolean }) {
  const catalog = useCatalog();
  const language = useLanguage();
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const groups = searchSteps(catalog.manifests, text);
  const first = groups[0]?.steps[0];
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
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && first) onAdd(first.type);
        }}
      />
      <div className="palette-groups">
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
