import { type Condition, LADDER_TITLES, TIER_TITLES } from '@sopwith/engine';
import type { TierLadder } from '@sopwith/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal, Switch } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../api/people-api.ts';
import { CatalogContext } from '../catalog/catalog-context.tsx';
import { knownCatalogQuery } from '../catalog/known-catalog-query.ts';
import { ConditionField } from '../condition/ConditionField.tsx';
import { emptyFlow } from '../edit/empty-flow.ts';
import { createEditorStore, EditorContext } from '../editor/editor-store.ts';
import { useLanguage } from '../language/language.ts';
import { FailureNote } from '../shell/FailureNote.tsx';
import '../editor/editor.css';

export function LadderDialog({ ladder, onClose }: { readonly ladder: TierLadder; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const id = useId();
  const [onlyUp, setOnlyUp] = useState(ladder.onlyUp);
  const [conditions, setConditions] = useState<Readonly<Record<string, Condition | undefined>>>(() =>
    Object.fromEntries(ladder.rungs.map(({ tier, condition }) => [tier, condition ?? undefined])),
  );
  const catalog = useQuery(knownCatalogQuery);
  // The fields of a condition suggest what their flow has; outside of one there is nothing but what the workspace knows.
  const [noFlow] = useState(() => createEditorStore(emptyFlow('')));
  const above = ladder.rungs.slice(1);
  const save = useMutation({
    mutationFn: () =>
      peopleApi.saveLadder(ladder.ladder, { onlyUp, rungs: above.map(({ tier }) => ({ tier, condition: conditions[tier] ?? null })) }),
    onSuccess: (ladders) => {
      client.setQueryData(['tier-ladders'], ladders);
      onClose();
    },
  });
  return (
    <Modal
      open
      width={680}
      title={t('tier.editTitle', { ladder: LADDER_TITLES[ladder.ladder][language] })}
      okText={t('tier.save')}
      cancelText={t('common.cancel')}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <FailureNote error={save.error ?? catalog.error} />
      <p className="muted">{t('tier.editText')}</p>
      <label className="condition-not" htmlFor={id}>
        <Switch id={id} checked={onlyUp} onChange={setOnlyUp} /> {t('tier.onlyUp')}
      </label>
      {catalog.data && (
        <CatalogContext value={catalog.data}>
          <EditorContext value={noFlow}>
            {above.toReversed().map(({ tier }) => (
              <fieldset key={tier} className="field segment-condition">
                <legend>{TIER_TITLES[tier]?.[language] ?? tier}</legend>
                <ConditionField condition={conditions[tier]} outsideRuns onChange={(condition) => setConditions({ ...conditions, [tier]: condition })} />
              </fieldset>
            ))}
          </EditorContext>
        </CatalogContext>
      )}
    </Modal>
  );
}
