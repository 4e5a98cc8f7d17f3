import { SEVERITIES, SEVERITY_LABELS, type Severity } from '@sopwith/engine';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { peopleApi } from '../api/people-api.ts';
import { useLanguage } from '../language/language.ts';
import { FormDialog } from '../pages/FormDialog.tsx';
import { Field } from '../panel/Field.tsx';
import { useSession } from '../shell/session.ts';

export function OpenIncidentDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const me = useSession().data?.user.name ?? '';
  const id = useId();
  const [title, setTitle] = useState('');
  const [severity, setSeverity] = useState<Severity>('medium');
  const [owner, setOwner] = useState(me);
  const open = useMutation({
    mutationFn: () => peopleApi.openIncident({ title: title.trim(), severity, owner: owner.trim() }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['incidents'] });
      void navigate(`/incidents/${encodeURIComponent(made.id)}`);
    },
  });
  return (
    <FormDialog
      title={t('incident.open')}
      okText={t('incident.openNow')}
      ready={title.trim() !== '' && owner.trim() !== ''}
      busy={open.isPending}
      error={open.error}
      onOk={() => open.mutate()}
      onClose={onClose}
    >
      <Field label={t('incident.title')} id={`${id}-title`} help={t('incident.titleHelp')}>
        <Input id={`${id}-title`} autoFocus maxLength={300} value={title} onChange={({ target }) => setTitle(target.value)} />
      </Field>
      <Field label={t('incident.severity')} id={`${id}-severity`}>
        <Select
          id={`${id}-severity`}
          value={severity}
          options={SEVERITIES.map((value) => ({ value, label: SEVERITY_LABELS[value][language] }))}
          onChange={setSeverity}
        />
      </Field>
      <Field label={t('incident.owner')} id={`${id}-owner`}>
        <Input id={`${id}-owner`} maxLength={100} value={owner} onChange={({ target }) => setOwner(target.value)} />
      </Field>
    </FormDialog>
  );
}
