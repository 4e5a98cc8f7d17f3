import type { ChannelDto } from '@sopwith/server/contract';
import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import './standing.css';

export const ELAPSED = ['fire', 'skip', 'retime'] as const;
export type Elapsed = (typeof ELAPSED)[number];

interface ResumeDialogProps {
  /** The account that goes on, whose messages waited; else what came to its time meanwhile were waits of runs. */
  readonly channel?: Pick<ChannelDto, 'name' | 'waiting'>;
  readonly busy: boolean;
  readonly onGoOn: (elapsed: Elapsed) => void;
  readonly onClose: () => void;
}

/** Whoever lets something go on says what becomes of the times that passed meanwhile. */
export function ResumeDialog({ channel, busy, onGoOn, onClose }: ResumeDialogProps) {
  const { t } = useTranslation();
  const [elapsed, setElapsed] = useState<Elapsed>('fire');
  const words =
    channel === undefined
      ? {
          title: t('standing.resumeTitle'),
          text: t('standing.resumeText'),
          goOn: t('standing.goOn'),
          choice: (of: Elapsed) => [t(`standing.elapsed_${of}`), t(`standing.elapsed_${of}Text`)] as const,
        }
      : {
          title: t('channel.resumeTitle', { name: channel.name }),
          text: t('channel.resumeText', { count: channel.waiting }),
          goOn: t('channel.goOn'),
          choice: (of: Elapsed) => [t(`channel.elapsed_${of}`), t(`channel.elapsed_${of}Text`)] as const,
        };
  return (
    <Modal open title={words.title} okText={words.goOn} okButtonProps={{ loading: busy }} onOk={() => onGoOn(elapsed)} onCancel={onClose}>
      <p>{words.text}</p>
      <Radio.Group className="resume-choices" aria-label={words.title} value={elapsed} onChange={(event) => setElapsed(event.target.value as Elapsed)}>
        {ELAPSED.map((each) => {
          const [name, meaning] = words.choice(each);
          return (
            <Radio key={each} value={each}>
              <strong>{name}</strong>
              <small>{meaning}</small>
            </Radio>
          );
        })}
      </Radio.Group>
    </Modal>
  );
}
