import { Input, InputNumber } from 'antd';
import { isZone } from '@sopwith/engine';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../panel/Field.tsx';
import { ZONES } from '../phone/RehearseDialog.tsx';
import { LIMITS, type SimulationForm } from './simulation-form.ts';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

interface WhenFieldsProps {
  readonly form: SimulationForm;
  readonly onChange: (form: SimulationForm) => void;
}

export function WhenFields({ form, onChange }: WhenFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <Field label={t('simulate.start')} id={`${id}-start`}>
        <Input id={`${id}-start`} type="datetime-local" value={form.start} onChange={({ target }) => onChange({ ...form, start: target.value })} />
      </Field>
      <div className="field-pair">
        <Field label={t('page.zone')} id={`${id}-zone`} problem={isZone(form.zone) ? undefined : t('simulate.problem_zone')}>
          <SuggestingInput id={`${id}-zone`} value={form.zone} options={ZONES.map((value) => ({ value }))} onChange={(zone: string) => onChange({ ...form, zone })} />
        </Field>
        <Field label={t('simulate.days')} id={`${id}-days`}>
          <InputNumber id={`${id}-days`} min={1} max={LIMITS.days} precision={0} value={form.days} onChange={(days) => onChange({ ...form, days: days ?? 0 })} />
        </Field>
      </div>
    </>
  );
}
