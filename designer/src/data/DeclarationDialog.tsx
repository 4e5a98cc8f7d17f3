import { type Declaration, TYPE_TITLES } from '@sopwith/engine';
import type { DeclarationDto, SeenName } from '@sopwith/server/contract';
import { useMutation } from '@tanstack/react-query';
import { Input, Segmented, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { declarationsApi } from '../api/declarations-api.ts';
import { useLanguage } from '../language/language.ts';
import { FormDialog } from '../pages/FormDialog.tsx';
import { useKnownCatalog } from '../pages/step-titles.ts';
import { Field } from '../panel/Field.tsx';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

interface DeclarationDialogProps {
  /** Null: a new one. */
  readonly from: DeclarationDto | SeenName | null;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<unknown>;
}

const TYPES = Object.keys(TYPE_TITLES) as readonly Declaration['type'][];

export function DeclarationDialog({ from, onClose, onSaved }: DeclarationDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const known = useKnownCatalog()?.suggestions;
  const id = useId();
  const [of, setOf] = useState<'member' | 'event'>(from === null || from.event === null ? 'member' : 'event');
  const [event, setEvent] = useState(from?.event ?? '');
  const [name, setName] = useState(from?.name ?? '');
  const [type, setType] = useState<Declaration['type']>(from?.type ?? 'text');
  const [choices, setChoices] = useState<readonly string[]>(from !== null && 'choices' in from ? from.choices : []);
  const [note, setNote] = useState(from !== null && 'note' in from ? from.note : '');
  const save = useMutation({
    mutationFn: () =>
      declarationsApi.save([{ event: of === 'event' ? event.trim() : null, name: name.trim(), type, choices: type === 'choice' ? choices : [], note: note.trim() }]),
    onSuccess: async () => {
      await onSaved();
      onClose();
    },
  });
  const names = of === 'member' ? known?.attributes : known?.events.find((each) => each.name === event)?.properties;
  const ready = name.trim() !== '' && (of === 'member' || event.trim() !== '') && (type !== 'choice' || choices.length > 0);
  const isNew = from === null || !('note' in from);
  return (
    <FormDialog
      title={isNew ? t('data.add') : t('data.edit')}
      okText={t('data.save')}
      ready={ready}
      busy={save.isPending}
      error={save.error}
      onOk={() => save.mutate()}
      onClose={onClose}
    >
      {from === null && (
        <Field label={t('data.of')}>
          <Segmented
            value={of}
            options={[
              { value: 'member', label: t('data.member') },
              { value: 'event', label: t('data.event') },
            ]}
            onChange={setOf}
          />
        </Field>
      )}
      {of === 'event' && (
        <Field label={t('data.event')} id={`${id}-event`}>
          <SuggestingInput
            id={`${id}-event`}
            disabled={from !== null}
            value={event}
            options={(known?.events ?? []).map((each) => ({ value: each.name }))}
            onChange={setEvent}
          />
        </Field>
      )}
      <Field label={t('data.name')} id={`${id}-name`}>
        <SuggestingInput
          id={`${id}-name`}
          disabled={from !== null}
          value={name}
          options={(names ?? []).map((value) => ({ value }))}
          onChange={setName}
        />
      </Field>
      <Field label={t('data.type')} id={`${id}-type`}>
        <Select
          id={`${id}-type`}
          value={type}
          options={TYPES.map((value) => ({ value, label: TYPE_TITLES[value][language] }))}
          onChange={setType}
        />
      </Field>
      {type === 'choice' && (
        <Field label={t('data.choices')} id={`${id}-choices`} help={t('data.choicesHelp')}>
          <Select id={`${id}-choices`} mode="tags" value={[...choices]} onChange={setChoices} tokenSeparators={[',', '\uff0c', '、']} />
        </Field>
      )}
      <Field label={t('data.note')} id={`${id}-note`}>
        <Input id={`${id}-note`} value={note} maxLength={500} onChange={({ target }) => setNote(target.value)} />
      </Field>
    </FormDialog>
  );
}
