import type { Condition } from '@sopwith/engine';
import type { SegmentDto } from '@sopwith/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { CatalogContext } from '../catalog/catalog-context.tsx';
import { knownCatalogQuery } from '../catalog/known-catalog-query.ts';
import { ConditionField } from '../condition/ConditionField.tsx';
import { firstOf } from '../condition/condition-rows.ts';
import { createEditorStore, EditorContext } from '../editor/editor-store.ts';
import { emptyFlow } from '../edit/empty-flow.ts';
import { FailureNote } from '../shell/FailureNote.tsx';
import '../editor/editor.css';
import { freshSegmentId } from './segment-id.ts';

interface SegmentDialogProps {
  /** Null: a new one. */
  readonly segment: SegmentDto | null;
  readonly onClose: () => void;
}

/** Names a segment and builds its condition, with the members whom it would have. */
export function SegmentDialog({ segment, onClose }: SegmentDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const id = useId();
  const [segmentId] = useState(() => segment?.id ?? freshSegmentId(Math.random));
  const [name, setName] = useState(segment?.name ?? '');
  const [description, setDescription] = useState(segment?.description ?? '');
  const [condition, setCondition] = useState<Condition | undefined>(segment?.condition ?? firstOf('recency'));
  const catalog = useQuery(knownCatalogQuery);
  // The fields of a condition suggest what their flow has; outside of one there is nothing but what the workspace knows.
  const [noFlow] = useState(() => createEditorStore(emptyFlow('')));
  const save = useMutation({
    mutationFn: (given: Condition) => api.saveSegment(segmentId, { name: name.trim(), description, condition: given }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['segments'] });
      await client.invalidateQueries({ queryKey: ['catalog'] });
      onClose();
    },
  });
  const ready = name.trim() !== '' && condition !== undefined;
  return (
    <Modal
      open
      width={640}
      title={segment === null ? t('segment.add') : t('segment.edit')}
      okText={t('segment.save')}
      cancelText={t('segment.cancel')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={save.isPending}
      onOk={() => condition && save.mutate(condition)}
      onCancel={onClose}
    >
      <FailureNote error={save.error ?? catalog.error} />
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('segment.name')}</label>
        <Input id={`${id}-name`} autoFocus value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-about`}>{t('segment.about')}</label>
        <Input.TextArea
          id={`${id}-about`}
          autoSize={{ minRows: 1, maxRows: 4 }}
          value={description}
          maxLength={1000}
          onChange={({ target }) => setDescription(target.value)}
        />
      </div>
      <fieldset className="field segment-condition">
        <legend>{t('segment.condition')}</legend>
        {catalog.data && (
          <CatalogContext value={catalog.data}>
            <EditorContext value={noFlow}>
              <ConditionField condition={condition} outsideRuns onChange={setCondition} />
            </EditorContext>
          </CatalogContext>
        )}
        {condition === undefined && <p className="muted">{t('segment.needsCondition')}</p>}
      </fieldset>
    </Modal>
  );
}
