import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { START } from '../edit/way.ts';
import { useEditorStore, useFlow } from '../editor/editor-store.ts';
import { Field } from './Field.tsx';
import { useNames } from './names.ts';

/** Which step comes first: the start's own link, for the keyboard. */
export function StartField() {
  const flow = useFlow();
  const store = useEditorStore();
  const { steps } = useNames();
  const { t } = useTranslation();
  const id = useId();
  return (
    <Field label={t('panel.firstStep')} id={id}>
      <div className="field-row">
        <Select
          id={id}
          value={flow.start}
          placeholder={t('panel.noFirstStep')}
          options={steps.map((step) => ({ value: step.id, label: step.title }))}
          onChange={(to) => to && store.getState().apply({ type: 'connect', way: START, to })}
        />
        <Button
          className="fit"
          icon={<PlusOutlined />}
          aria-label={t('editor.addFirst')}
          title={t('editor.addFirst')}
          onClick={() => store.getState().pick({ after: START })}
        />
      </div>
    </Field>
  );
}
