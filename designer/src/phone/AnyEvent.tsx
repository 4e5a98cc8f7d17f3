import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { EVENT_TITLES, eventTitle, type JsonObject } from '@sopwith/engine';
import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readValue } from '../condition/typed-value.ts';
import { useLanguage } from '../language/language.ts';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

interface AnyEventProps {
  readonly onSend: (event: string, properties: JsonObject) => void;
  readonly onClose: () => void;
}

interface Property {
  readonly name: string;
  readonly value: string;
}

export function AnyEvent({ onSend, onClose }: AnyEventProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const [event, setEvent] = useState('');
  const [properties, setProperties] = useState<readonly Property[]>([]);
  const send = () => {
    const named = properties.filter(({ name }) => name.trim() !== '');
    onSend(event.trim(), Object.fromEntries(named.map(({ name, value }) => [name.trim(), readValue(value)])));
  };
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('phone.anyEvent')}
      okText={t('phone.trigger')}
      okButtonProps={{ disabled: event.trim() === '' }}
      onOk={send}
    >
      <div className="context-input">
        <label htmlFor={id}>{t('panel.event')}</label>
        <SuggestingInput
          id={id}
          value={event}
          autoFocus
          options={Object.keys(EVENT_TITLES).map((name) => ({ value: name, label: `${eventTitle(name, language)} · ${name}` }))}
          showSearch={{ filterOption: (text, option) => `${option?.label}`.toLowerCase().includes(text.toLowerCase()) }}
          onChange={(next: string) => setEvent(next)}
        />
      </div>
      <p className="any-event-title">{t('phone.properties')}</p>
      {properties.map((property, index) => (
        <div className="any-event-line" key={index}>
          <Input
            aria-label={t('phone.propertyName')}
            placeholder={t('phone.propertyName')}
            value={property.name}
            onChange={(change) => setProperties(properties.with(index, { ...property, name: change.target.value }))}
          />
          <Input
            aria-label={t('phone.propertyValue')}
            placeholder={t('phone.propertyValue')}
            value={property.value}
            onChange={(change) => setProperties(properties.with(index, { ...property, value: change.target.value }))}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('panel.remove')}
            onClick={() => setProperties(properties.filter((_, other) => other !== index))}
          />
        </div>
      ))}
      <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => setProperties([...properties, { name: '', value: '' }])}>
        {t('phone.addProperty')}
      </Button>
    </Modal>
  );
}
