import { PlayCircleFilled } from '@ant-design/icons';
import { describeTrigger, namedSegments } from '@sopwith/engine';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { START } from '../edit/way.ts';
import { useLanguage } from '../language/language.ts';
import { useCanvasExtras } from './canvas-context.ts';
import type { StartNodeType } from './canvas-graph.ts';

export const StartNode = memo(function StartNode({ data, selected }: NodeProps<StartNodeType>) {
  const language = useLanguage();
  const { t } = useTranslation();
  const { onAddAfter } = useCanvasExtras();
  const named = namedSegments(useCatalog().dictionary.segments);
  const events = data.triggers.map((trigger) => describeTrigger(trigger, language, named)).join(language === 'zh' ? '、' : ', ');
  return (
    <div className="start-node" data-testid="start-node" data-selected={selected || undefined}>
      <PlayCircleFilled className="start-icon" aria-hidden="true" />
      <div className="start-words">
        <strong>{t('editor.start')}</strong>
        <span title={events}>{events === '' ? t('editor.startByHand') : t('editor.startWhen', { events })}</span>
      </div>
      <Handle type="source" position={Position.Bottom} id="start" className="way-out" />
      {!data.linked && onAddAfter && (
        <button
          type="button"
          className="way-add nodrag nopan"
          aria-label={t('editor.addFirst')}
          title={t('editor.addFirst')}
          onClick={(event) => {
            event.stopPropagation();
            onAddAfter(START);
          }}
        >
          +
        </button>
      )}
    </div>
  );
});
