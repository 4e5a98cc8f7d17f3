import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export const ELAPSED = ['fire', 'skip', 'retime'] as const;
export type Elapsed = (typeof ELAPSED)[number];

interface ResumeDialogProps {
  /** What came to its time meanwhile: waits of runs, unless it is an account, whose messages waited. */
  readonly of?: 'standing' | 'channel';
  readonly busy: boolean;
  readonly onGoOn: (elapsed: Elapsed) => void;
  readonly onClose: () => void;
}

/** Whoever lets something go on says what becomes of the times that passed meanwhile. */
export function ResumeDialog({ of = 'standing', busy, onGoOn, onClose }: ResumeDialogProps) {
  const { t } = useTranslation();
  const [elapsed, setElapsed] = useState<Elapsed>('fire');
  return (
    <Modal
      open
      title={t('standing.resumeTitle')}
      okText={t('standing.goOn')}
      okButtonProps={{ loading: busy }}
      onOk={() => onGoOn(elapsed)}
      onCancel={onClose}
    >
      <p>{t(of === 'channel' ? 'channel.resumeText' : 'standing.resumeText')}</p>
      <Radio.Group className="resume-choices" aria-label={t('standing.resumeTitle')} value={elapsed} onChange={(event) => setElapsed(event.target.value as Elapsed)}>
        {ELAPSED.map((each) => (
          <Radio key={each} value={each}>
            <strong>{t(`standing.elapsed_${each}`)}</strong>
            <small>{of === 'channel' ? t(`channel.elapsed_${each}Text`) : t(`standing.elapsed_${each}Text`)}</small>
          </Radio>
        ))}
      </Radio.Group>
    </Modal>
  );
}
