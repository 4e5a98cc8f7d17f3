import { CloseOutlined } from '@ant-design/icons';
import type { NodeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanvasExtras } from './canvas-context.ts';
import type { NoteNodeType } from './canvas-graph.ts';

/** A sticky note. Written into in place; what was typed is one edit when the pen is put down. */
export const NoteNode = memo(function NoteNode({ data: { note } }: NodeProps<NoteNodeType>) {
  const { t } = useTranslation();
  const { onWriteNote } = useCanvasExtras();
  const [typed, setTyped] = useState<string | null>(null);
  if (!onWriteNote) return <div className="note-node">{note.text}</div>;
  return (
    <div className="note-node" data-testid="note">
      <button
        type="button"
        className="note-remove nodrag nopan"
        aria-label={t('editor.removeNote')}
        onClick={() => onWriteNote(note.id, '')}
      >
        <CloseOutlined />
      </button>
      <textarea
        className="nodrag nopan nowheel"
        aria-label={t('editor.note')}
        value={typed ?? note.text}
        maxLength={4000}
        rows={3}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => {
          if (typed !== null) onWriteNote(note.id, typed);
          setTyped(null);
        }}
      />
    </div>
  );
});
