import type { WorkingHoursDto } from '@sopwith/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../api/people-api.ts';
import { Field } from '../panel/Field.tsx';
import { TimeField } from '../panel/TimeField.tsx';
import { WeekdaysField } from '../panel/WeekdaysField.tsx';
import { useFailure } from '../shell/failure.ts';
import '../editor/editor.css';

export function WorkingHoursCard({ hours }: { readonly hours: WorkingHoursDto }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const fail = useFailure();
  const [draft, setDraft] = useState(hours);
  const save = useMutation({
    mutationFn: ({ weekdays, from, to }: WorkingHoursDto) => peopleApi.setWorkingHours({ weekdays, from, to }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['working-hours'] });
      void message.success(t('duty.saved'));
    },
    onError: fail,
  });
  const ready = draft.weekdays.length > 0 && draft.from < draft.to;
  return (
    <section className="page-section card" aria-label={t('duty.hours')}>
      <h2>{t('duty.hours')}</h2>
      <p className="muted">{t('duty.hoursText', { zone: hours.zone })}</p>
      <Field label={t('duty.weekdays')}>
        <WeekdaysField value={[...draft.weekdays]} onChange={(weekdays) => setDraft({ ...draft, weekdays })} />
      </Field>
      <div className="field-row">
        <Field label={t('duty.from')} id="hours-from">
          <TimeField id="hours-from" value={draft.from} onChange={(from) => from !== null && setDraft({ ...draft, from })} />
        </Field>
        <Field label={t('duty.until')} id="hours-to">
          <TimeField id="hours-to" value={draft.to} onChange={(to) => to !== null && setDraft({ ...draft, to })} />
        </Field>
      </div>
      <Button type="primary" disabled={!ready || JSON.stringify(draft) === JSON.stringify(hours)} loading={save.isPending} onClick={() => save.mutate(draft)}>
        {t('duty.save')}
      </Button>
    </section>
  );
}
