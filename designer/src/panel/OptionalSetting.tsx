// A setting that may be off altogether: a box to switch it on, and what it asks for then.
import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface OptionalSettingProps {
  readonly on: boolean;
  readonly onToggle: (on: boolean) => void;
  readonly children: ReactNode;
}

export function OptionalSetting({ on, onToggle, children }: OptionalSettingProps) {
  const { t } = useTranslation();
  return (
    <div className="field-stack">
      <Checkbox checked={on} onChange={({ target }) => onToggle(target.checked)}>
        {t('panel.on')}
      </Checkbox>
      {on && children}
    </div>
  );
}
