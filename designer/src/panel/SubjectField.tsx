import { lanesFor, SUBJECT_KINDS, SUBJECT_TITLES, type SubjectKind } from '@sopwith/engine';
import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowSettings } from '../edit/edit.ts';
import { useLanguage } from '../language/language.ts';
import { Field } from './Field.tsx';

interface SubjectFieldProps {
  readonly subject: SubjectKind;
  readonly onChange: (settings: Pick<FlowSettings, 'subject' | 'lanes'>) => void;
}

/** Whom the flow is about; with it goes how it runs, which can be changed back below. */
export function SubjectField({ subject, onChange }: SubjectFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  return (
    <Field label={t('panel.subject')} id={id} help={t('panel.subjectHelp')}>
      <Select
        id={id}
        data-testid="flow-subject"
        value={subject}
        options={SUBJECT_KINDS.map((kind) => ({ value: kind, label: SUBJECT_TITLES[kind][language] }))}
        onChange={(kind: SubjectKind) => onChange({ subject: kind, lanes: lanesFor(kind) })}
      />
    </Field>
  );
}
