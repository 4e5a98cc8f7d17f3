import type { CommunityDto } from '@sopwith/server/member-books';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { InputNumber } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleApi } from '../api/people-api.ts';
import { FormDialog } from '../pages/FormDialog.tsx';
import { Field } from '../panel/Field.tsx';

export function CapacityDialog({ community, onClose }: { readonly community: CommunityDto; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const id = useId();
  const [capacity, setCapacity] = useState(community.capacity);
  const save = useMutation({
    mutationFn: () => peopleApi.setCapacity(community.community, capacity),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['communities'] });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('community.setCapacityOf', { name: community.name ?? community.community })}
      okText={t('community.save')}
      ready={capacity !== community.capacity}
      busy={save.isPending}
      error={save.error}
      onOk={() => save.mutate()}
      onClose={onClose}
    >
      <Field label={t('community.capacity')} id={id} help={t('community.capacityHelp', { count: community.members })}>
        <InputNumber id={id} autoFocus min={0} precision={0} value={capacity} placeholder={t('community.anyNumber')} onChange={setCapacity} />
      </Field>
    </FormDialog>
  );
}
