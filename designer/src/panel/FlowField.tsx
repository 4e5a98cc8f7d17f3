import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';

interface FlowFieldProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (flow: string) => void;
}

/** One of the workspace's flows, by its name. */
export function FlowField({ id, value, onChange }: FlowFieldProps) {
  const { t } = useTranslation();
  const flows = useQuery({ queryKey: ['flows'], queryFn: api.flows });
  const options = (flows.data ?? []).filter(({ status }) => status !== 'archived').map((flow) => ({ value: flow.id, label: flow.name }));
  return (
    <Select
      id={id}
      showSearch={{ optionFilterProp: 'label' }}
      value={value === '' ? null : value}
      placeholder={t('panel.chooseFlow')}
      loading={flows.isPending}
      options={options}
      onChange={onChange}
    />
  );
}
