import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEditor } from './editor-store.ts';
import { Palette } from './Palette.tsx';
import { useAddStep } from './use-add-step.ts';

/** Asks which step comes next: after a + on the canvas, a dropped line, or *add after* in the panel. */
export function StepPicker() {
  const picking = useEditor((state) => state.picking);
  const pick = useEditor((state) => state.pick);
  const addStep = useAddStep();
  const { t } = useTranslation();
  return (
    <Modal
      open={picking !== null}
      onCancel={() => pick(null)}
      footer={null}
      title={t('editor.chooseStep')}
      width={560}
      destroyOnHidden
      className="step-picker"
    >
      <Palette
        autoFocus
        onAdd={(type) => {
          addStep(type, picking ?? {});
          pick(null);
        }}
      />
    </Modal>
  );
}
