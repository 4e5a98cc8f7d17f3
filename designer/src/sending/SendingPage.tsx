// What the workspace has decided about its messages; the kill switches and holds stand elsewhere.
import { CHANNEL_TITLES, CHANNELS, MESSAGE_PURPOSES, type SendingPolicy } from '@sopwith/engine';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, InputNumber, Select, Switch } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../api/people-api.ts';
import { useLanguage } from '../language/language.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { Field } from '../panel/Field.tsx';
import { TimeField } from '../panel/TimeField.tsx';
import { FailureNote } from '../shell/FailureNote.tsx';
import { PageState } from '../shell/PageState.tsx';
import { withCap } from './policy-edits.ts';
import '../editor/editor.css';
import './sending.css';

type Purpose = keyof typeof MESSAGE_PURPOSES;
const PURPOSES = Object.keys(MESSAGE_PURPOSES) as readonly Purpose[];

export function SendingPage() {
  const policy = useQuery({ queryKey: ['sending-policy'], queryFn: peopleApi.policy });
  if (!policy.data) return <PageState error={policy.error} onRetry={() => void policy.refetch()} />;
  return <PolicyForm key={JSON.stringify(policy.data)} policy={policy.data} />;
}

function PolicyForm({ policy }: { readonly policy: SendingPolicy }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const { message } = App.useApp();
  const id = useId();
  const [draft, setDraft] = useState(policy);
  const save = useMutation({
    mutationFn: peopleApi.setPolicy,
    onSuccess: (saved) => {
      client.setQueryData(['sending-policy'], saved);
      void message.success(t('sending.saved'));
    },
  });
  const set = (part: Partial<SendingPolicy>) => setDraft({ ...draft, ...part });
  const purposes = (of: readonly Purpose[]) => of.map((value) => ({ value, label: MESSAGE_PURPOSES[value][language] }));
  return (
    <>
      <PageHead
        title={t('common.sending')}
        text={t('sending.text')}
        actions={
          <Button type="primary" disabled={JSON.stringify(draft) === JSON.stringify(policy)} loading={save.isPending} onClick={() => save.mutate(draft)}>
            {t('sending.save')}
          </Button>
        }
      />
      <FailureNote error={save.error} />
      <div className="sending-cards">
        <section className="card" aria-label={t('sending.quiet')}>
          <h2>{t('sending.quiet')}</h2>
          <p className="muted">{t('sending.quietText')}</p>
          <Hours label={t('sending.everybody')} hours={draft.quietHours} onChange={(quietHours) => set({ quietHours })} />
          <Hours label={t('sending.minors')} hours={draft.quietHoursOfMinors} onChange={(quietHoursOfMinors) => set({ quietHoursOfMinors })} />
          <Field label={t('sending.channels')} id={`${id}-channels`} help={t('sending.channelsHelp')}>
            <Select
              id={`${id}-channels`}
              mode="multiple"
              value={[...draft.quietChannels]}
              options={CHANNELS.map((value) => ({ value, label: CHANNEL_TITLES[value][language] }))}
              onChange={(quietChannels) => set({ quietChannels })}
            />
          </Field>
        </section>
        <section className="card" aria-label={t('sending.caps')}>
          <h2>{t('sending.caps')}</h2>
          <p className="muted">{t('sending.capsText')}</p>
          {(['marketing', 'reminder'] as const).map((purpose) => (
            <Field key={purpose} label={MESSAGE_PURPOSES[purpose][language]}>
              <div className="field-row">
                {(['perDay', 'perWeek'] as const).map((span) => (
                  <InputNumber
                    key={span}
                    aria-label={`${MESSAGE_PURPOSES[purpose][language]} ${t(`sending.${span}`)}`}
                    min={1}
                    max={1000}
                    precision={0}
                    placeholder={t('sending.noCap')}
                    suffix={t(`sending.${span}`)}
                    value={draft.caps[purpose]?.[span] ?? null}
                    onChange={(most) => setDraft(withCap(draft, purpose, span, most))}
                  />
                ))}
              </div>
            </Field>
          ))}
        </section>
        <section className="card" aria-label={t('sending.consent')}>
          <h2>{t('sending.consent')}</h2>
          <p className="muted">{t('sending.consentText')}</p>
          <Field label={t('sending.needsConsent')} id={`${id}-consent`}>
            <Select id={`${id}-consent`} mode="multiple" value={[...draft.needsConsent]} options={purposes(PURPOSES)} onChange={(needsConsent) => set({ needsConsent })} />
          </Field>
          <Field label={t('sending.refusedToMinors')} id={`${id}-minors`} help={t('sending.minorsHelp')}>
            <Select id={`${id}-minors`} mode="multiple" value={[...draft.refusedToMinors]} options={purposes(PURPOSES)} onChange={(refusedToMinors) => set({ refusedToMinors })} />
          </Field>
          <Field label={t('sending.unknownAge')} id={`${id}-age`} help={t('sending.unknownAgeHelp')}>
            <Switch id={`${id}-age`} size="small" checked={draft.unknownAgeIsMinor} onChange={(unknownAgeIsMinor) => set({ unknownAgeIsMinor })} />
          </Field>
        </section>
      </div>
    </>
  );
}

interface HoursProps {
  readonly label: string;
  readonly hours: SendingPolicy['quietHours'];
  readonly onChange: (hours: SendingPolicy['quietHours']) => void;
}

function Hours({ label, hours, onChange }: HoursProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <label className="condition-not" htmlFor={id}>
        <Switch id={id} size="small" checked={hours !== null} onChange={(on) => onChange(on ? { from: '21:00', to: '08:00' } : null)} /> {t('sending.on')}
      </label>
      {hours !== null && (
        <div className="field-row">
          <TimeField label={`${label} ${t('sending.from')}`} value={hours.from} onChange={(from) => from !== null && onChange({ ...hours, from })} />
          <TimeField label={`${label} ${t('sending.to')}`} value={hours.to} onChange={(to) => to !== null && onChange({ ...hours, to })} />
        </div>
      )}
    </fieldset>
  );
}
