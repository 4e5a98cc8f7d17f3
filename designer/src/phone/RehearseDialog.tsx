import type { FlowDocument } from '@sopwith/engine';
import { useMutation } from '@tanstack/react-query';
import { Alert, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { ContextInputs } from '../pages/ContextInputs.tsx';
import { type ContextText, contextFromText } from '../pages/context-from-text.ts';
import { FailureNote } from '../shell/FailureNote.tsx';
import './phone.css';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

const DAY_MS = 86_400_000;
/** Real seconds that a day takes. */
const PACES = [2, 5, 20, 60, 600] as const;
export const ZONES = ['Asia/Shanghai', 'Asia/Tokyo', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'UTC'];

interface RehearseDialogProps {
  readonly flowId: string;
  readonly flow: FlowDocument;
  readonly hasErrors: boolean;
  /** Brings what is on the canvas to the server; false when that failed. */
  readonly beforeStart: () => Promise<boolean>;
  readonly onStarted: (rehearsal: { scope: string; userId: string }) => void;
  readonly onClose: () => void;
}

export function RehearseDialog({ flowId, flow, hasErrors, beforeStart, onStarted, onClose }: RehearseDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const [name, setName] = useState(t('phone.sampleName'));
  const [zone, setZone] = useState(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [pace, setPace] = useState<number>(5);
  const [fields, setFields] = useState<ContextText>({});
  const start = useMutation({
    mutationFn: async () => {
      if (!(await beforeStart())) throw new Error(t('editor.publishUnsaved'));
      const context = contextFromText(flow.context, fields);
      return api.rehearse({
        flow: flowId,
        what: 'draft',
        speed: DAY_MS / (pace * 1000),
        member: { userId: 'rehearsal-member', name: name.trim() || t('phone.sampleName'), zone },
        ...(Object.keys(context).length > 0 ? { context } : {}),
      });
    },
    onSuccess: onStarted,
  });
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('phone.rehearseTitle')}
      okText={t('phone.start')}
      okButtonProps={{ disabled: hasErrors }}
      confirmLoading={start.isPending}
      onOk={() => start.mutate()}
    >
      <p className="muted enroll-hint">{t('phone.rehearseText')}</p>
      {hasErrors && <Alert type="warning" showIcon title={t('phone.mendFirst')} style={{ marginBottom: 16 }} />}
      <FailureNote error={start.error} />
      <div className="context-input">
        <label htmlFor={`${id}-pace`}>{t('phone.pace')}</label>
        <Select
          id={`${id}-pace`}
          value={pace}
          options={PACES.map((seconds) => ({ value: seconds, label: t('phone.dayIn', { seconds }) }))}
          onChange={setPace}
        />
      </div>
      <div className="context-pair">
        <div className="context-input">
          <label htmlFor={`${id}-name`}>{t('phone.memberName')}</label>
          <Input id={`${id}-name`} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
        </div>
        <div className="context-input">
          <label htmlFor={`${id}-zone`}>{t('page.zone')}</label>
          <SuggestingInput
            id={`${id}-zone`}
            value={zone}
            options={ZONES.map((each) => ({ value: each }))}
            onChange={(next: string) => setZone(next)}
          />
        </div>
      </div>
      <ContextInputs fields={flow.context} value={fields} onChange={setFields} />
    </Modal>
  );
}
