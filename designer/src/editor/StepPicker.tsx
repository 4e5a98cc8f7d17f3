import { Modal } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from './editor-store.ts';
import { Palette } from './Palette.tsx';
import { focusSettings } from './editor-focus.ts';
import { useAddStep } from './use-add-step.ts';

/** Asks which step comes next: after a + on the canvas, a dropped line, or *add after* in the panel. */
export function StepPicker() {
  const picking = useEditor((state) => state.picking);
  const pick = useEditor((state) => state.pick);
  const addStep = useAddStep();
  const { t } = useTranslation();
  const added = useRef(false);
  return (
    <Modal
      open={picking !== null}
      onCancel={() => pick(null)}
      footer={null}
      title={t('editor.chooseStep')}
      width={560}
      destroyOnHidden
      // Who added a step wants to set it; who did not goes back to where they were.
      afterClose={() => {
        if (added.current) focusSettings();
        added.current = false;
      }}
      className="step-picker"
    >
      <Palette
        autoFocus
        onAdd={(type) => {
          addStep(type, picking ?? {});
          added.current = true;
          pick(null);
        }}
      />
    </Modal>
  );
}
