import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../api/people-api.ts';
import { fromLocalInput, toLocalInput } from '../language/local-input.ts';
import { FormDialog } from '../pages/FormDialog.tsx';
import { Field } from '../panel/Field.tsx';
import { useSession } from '../shell/session.ts';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

export function ShiftDialog({ roles, onClose }: { readonly roles: readonly string[]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const id = useId();
  const me = useSession().data?.user.name ?? '';
  const [role, setRole] = useState(roles[0] ?? '');
  const [person, setPerson] = useState(me);
  const [from, setFrom] = useState(() => toLocalInput(Date.now()));
  const [until, setUntil] = useState('');
  const startsAt = fromLocalInput(from);
  const endsAt = fromLocalInput(until);
  const add = useMutation({
    mutationFn: (starts: number) => peopleApi.addShift({ role: role.trim(), person: person.trim(), startsAt: starts, endsAt }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['roster'] });
      onClose();
    },
  });
  const endsTooSoon = startsAt !== null && endsAt !== null && endsAt <= startsAt;
  return (
    <FormDialog
      title={t('duty.add')}
      okText={t('duty.save')}
      ready={role.trim() !== '' && person.trim() !== '' && startsAt !== null && !endsTooSoon}
      busy={add.isPending}
      error={add.error}
      onOk={() => startsAt !== null && add.mutate(startsAt)}
      onClose={onClose}
    >
      <Field label={t('duty.role')} id={`${id}-role`} help={t('duty.roleHelp')}>
        <SuggestingInput id={`${id}-role`} value={role} options={roles.map((value) => ({ value }))} onChange={setRole} />
      </Field>
      <Field label={t('duty.person')} id={`${id}-person`} help={t('duty.personHelp')}>
        <Input id={`${id}-person`} maxLength={100} value={person} onChange={({ target }) => setPerson(target.value)} />
      </Field>
      <Field label={t('duty.from')} id={`${id}-from`}>
        <Input id={`${id}-from`} type="datetime-local" value={from} onChange={({ target }) => setFrom(target.value)} />
      </Field>
      <Field label={t('duty.until')} id={`${id}-until`} help={t('duty.untilHelp')} problem={endsTooSoon ? t('duty.endsTooSoon') : undefined}>
        <Input id={`${id}-until`} type="datetime-local" value={until} onChange={({ target }) => setUntil(target.value)} />
      </Field>
    </FormDialog>
  );
}
