import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { formatNumber } from '../language/moment.ts';
import { FailureNote } from '../shell/FailureNote.tsx';

interface SegmentChoiceProps {
  readonly value: string | null;
  readonly onChange: (segment: string) => void;
}

export function SegmentChoice({ value, onChange }: SegmentChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const segments = useQuery({ queryKey: ['segments'], queryFn: api.segments });
  return (
    <div className="context-input">
      <FailureNote error={segments.error} />
      <label htmlFor={id}>{t('enrolment.segment')}</label>
      <Select
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        loading={segments.isPending}
        value={value}
        placeholder={t('enrolment.chooseSegment')}
        notFoundContent={t('enrolment.noSegments')}
        options={(segments.data ?? []).map((one) => ({
          value: one.id,
          label: t('enrolment.segmentWith', { name: one.name, members: formatNumber(one.members, language) }),
        }))}
        onChange={onChange}
      />
      <p className="muted enroll-hint">{t('enrolment.segmentHint')}</p>
    </div>
  );
}
