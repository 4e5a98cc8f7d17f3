import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { kitsApi, type NewKit } from '../api/kits-api.ts';
import { useLanguage } from '../language/language.ts';
import { FailureNote } from '../shell/FailureNote.tsx';

/** From the gallery, or of flows that are there. */
export function NewKitDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const [nameId, flowsId] = [useId(), useId()];
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const templates = useQuery({ queryKey: ['templates'], queryFn: api.templates, staleTime: Number.POSITIVE_INFINITY });
  const flows = useQuery({ queryKey: ['flows'], queryFn: api.flows });
  const create = useMutation({
    mutationFn: (kit: NewKit) => kitsApi.create(kit),
    onSuccess: async () => {
      await Promise.all(['kits', 'flows'].map((key) => client.invalidateQueries({ queryKey: [key] })));
      onClose();
    },
  });
  const choices = (flows.data ?? []).filter(({ status }) => status !== 'archived').map(({ id, name: label }) => ({ value: id, label }));
  return (
    <Modal
      open
      title={t('kit.add')}
      okText={t('kit.add')}
      cancelText={t('kit.cancel')}
      okButtonProps={{ disabled: name.trim() === '' || chosen.length === 0, loading: create.isPending }}
      onOk={() => create.mutate({ name: name.trim(), flows: chosen })}
      onCancel={onClose}
      width={720}
    >
      <FailureNote error={create.error ?? templates.error} />
      <div className="new-flow-name">
        <label htmlFor={nameId}>{t('kit.name')}</label>
        <Input id={nameId} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        <label htmlFor={flowsId}>{t('kit.flows')}</label>
        <Select id={flowsId} mode="multiple" optionFilterProp="label" options={choices} value={[...chosen]} onChange={setChosen} style={{ width: '100%' }} />
      </div>
      <h2 className="new-flow-or">{t('page.orTemplate')}</h2>
      <ul className="templates">
        {templates.data
          ?.filter(({ kind }) => kind === 'kit')
          .map(({ id, title, purpose }) => (
            <li key={id}>
              <button
                type="button"
                disabled={create.isPending}
                onClick={() => create.mutate({ template: id, language })}
                data-testid={`template-${id}`}
              >
                <strong>{title[language]}</strong>
                <span>{purpose[language]}</span>
              </button>
            </li>
          ))}
      </ul>
    </Modal>
  );
}
