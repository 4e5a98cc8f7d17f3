import { FileAddOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Spin } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, type NewFlow } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { FailureNote } from '../shell/FailureNote.tsx';

export function NewFlowDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const templates = useQuery({ queryKey: ['templates'], queryFn: api.templates, staleTime: Number.POSITIVE_INFINITY });
  const [name, setName] = useState('');
  const id = useId();
  const create = useMutation({
    mutationFn: (flow: NewFlow) => api.createFlow(flow),
    onSuccess: (flow) => {
      void client.invalidateQueries({ queryKey: ['flows'] });
      void navigate(`/flows/${flow.id}`);
    },
  });
  const createBlank = () => create.mutate({ name: name.trim() || t('page.untitled') });
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('page.newFlow')}
      okText={t('page.createBlank')}
      onOk={createBlank}
      confirmLoading={create.isPending}
      okButtonProps={{ icon: <FileAddOutlined /> }}
      width={720}
    >
      <FailureNote error={create.error ?? templates.error} />
      <div className="new-flow-name">
        <label htmlFor={id}>{t('panel.flowName')}</label>
        <Input
          id={id}
          autoFocus
          value={name}
          maxLength={100}
          placeholder={t('page.untitled')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={(event) => {
            // Enter also ends a Chinese word that is being typed.
            if (!event.nativeEvent.isComposing) createBlank();
          }}
        />
      </div>
      <h2 className="new-flow-or">{t('page.orTemplate')}</h2>
      <Spin spinning={templates.isPending}>
        <ul className="templates">
          {templates.data?.filter(({ kind }) => kind === 'flow').map(({ id, title, purpose }) => (
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
      </Spin>
    </Modal>
  );
}
