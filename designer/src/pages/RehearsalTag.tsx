import { ExperimentOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

export function RehearsalTag() {
  const { t } = useTranslation();
  return (
    <Tag color="purple" icon={<ExperimentOutlined />}>
      {t('phone.rehearsal')}
    </Tag>
  );
}
