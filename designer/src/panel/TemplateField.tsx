import { PlusOutlined } from '@ant-design/icons';
import { variableTitle } from '@sopwith/engine';
import { Button, Dropdown, Input } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/language.ts';
import { useNames } from './names.ts';

interface TemplateFieldProps {
  readonly id: string;
  /** Where no label on the page names it. */
  readonly label?: string;
  readonly value: string;
  readonly singleLine: boolean;
  readonly onChange: (text: string) => void;
}

/** A text with a menu of what it may speak of. */
export function TemplateField({ id, label, value, singleLine, onChange }: TemplateFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useNames();
  const variables = useMemo(
    () => [
      ...(names.hasMember ? ['member.name', ...names.attributes.filter((name) => /^[A-Za-z_]\w*$/.test(name) && name !== 'name').map((name) => `member.${name}`)] : []),
      ...names.context.map((name) => `context.${name}`),
      ...names.variables,
      'run.date',
      'run.id',
    ],
    [names],
  );
  const insert = (variable: string) => {
    const field = document.getElementById(id);
    const at =
      field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement ? (field.selectionStart ?? value.length) : value.length;
    onChange(`${value.slice(0, at)}{{ ${variable} }}${value.slice(at)}`);
    field?.focus();
  };
  return (
    <div className="template-field">
      {singleLine ? (
        <Input id={id} {...(label ? { 'aria-label': label } : {})} value={value} maxLength={200} onChange={(event) => onChange(event.target.value.replaceAll('\n', ' '))} />
      ) : (
        <Input.TextArea
          id={id}
          {...(label ? { 'aria-label': label } : {})}
          value={value}
          maxLength={4000}
          autoSize={{ minRows: 3, maxRows: 12 }}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      <Dropdown
        autoFocus
        trigger={['click']}
        menu={{
          items: variables.map((name) => ({ key: name, label: <VariableName name={name} title={variableTitle(name, language)} /> })),
          onClick: ({ key }) => insert(key),
        }}
      >
        <Button type="link" size="small" icon={<PlusOutlined />}>
          {t('panel.insertVariable')}
        </Button>
      </Dropdown>
    </div>
  );
}

function VariableName({ name, title }: { readonly name: string; readonly title: string }) {
  return (
    <span className="event-option">
      <code>{name}</code> {title !== name && <span>{title}</span>}
    </span>
  );
}
