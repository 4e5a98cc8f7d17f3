// Who the member is: what the flow asks about them is there to be filled in; more can be added.
import { PlusOutlined } from '@ant-design/icons';
import { LADDER_TITLES, LADDERS, MESSAGE_PURPOSES, type SubjectKind, TIER_TITLES } from '@sopwith/engine';
import type { CommunityDto } from '@sopwith/server/member-books';
import { Button, Input, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSuggestions } from '../catalog/catalog-context.tsx';
import { useLanguage } from '../language/language.ts';
import { Field } from '../panel/Field.tsx';
import { TagsField } from '../panel/TagsField.tsx';
import type { FlowNeeds } from './flow-needs.ts';
import type { Consent, SimulationForm } from './simulation-form.ts';
import { SuggestingInput } from '../keyboard/SuggestingInput.tsx';

interface WhomFieldsProps {
  readonly form: SimulationForm;
  readonly onChange: (form: SimulationForm) => void;
  readonly needs: FlowNeeds;
  readonly subject: SubjectKind;
  readonly communities: readonly CommunityDto[];
}

const CONSENTS: readonly Consent[] = ['unknown', 'granted', 'withdrawn'];

export function WhomFields({ form, onChange, needs, subject, communities }: WhomFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const { segments } = useSuggestions();
  const title = t(subject === 'member' ? 'simulate.whom' : 'simulate.about');
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <Attributes form={form} onChange={onChange} />
      {subject === 'member' && (
        <>
          <Field label={t('page.tags')} id={`${id}-tags`}>
            <TagsField id={`${id}-tags`} value={form.tags} onChange={(tags) => onChange({ ...form, tags })} />
          </Field>
          <Field label={t('simulate.communities')} id={`${id}-communities`}>
            <TagsField
              id={`${id}-communities`}
              value={form.communities}
              suggestions={[...new Set([...needs.communities, ...communities.map(({ community }) => community)])]}
              onChange={(chosen) => onChange({ ...form, communities: chosen })}
            />
          </Field>
          {needs.segments.length > 0 && (
            <Field label={t('simulate.segments')} id={`${id}-segments`}>
              <Select
                id={`${id}-segments`}
                mode="multiple"
                value={[...form.segments]}
                options={segments.map(({ id: value, name }) => ({ value, label: name }))}
                onChange={(chosen: string[]) => onChange({ ...form, segments: chosen })}
              />
            </Field>
          )}
          {needs.ladders.map((ladder) => (
            <Field key={ladder} label={LADDER_TITLES[ladder][language]} id={`${id}-${ladder}`}>
              <Select
                id={`${id}-${ladder}`}
                value={form.tiers[ladder] ?? ''}
                options={[{ value: '', label: t('simulate.noTier') }, ...LADDERS[ladder].map((tier) => ({ value: tier as string, label: TIER_TITLES[tier]?.[language] ?? tier }))]}
                onChange={(tier) => {
                  const { [ladder]: _, ...others } = form.tiers;
                  onChange({ ...form, tiers: tier === '' ? others : { ...others, [ladder]: tier } });
                }}
              />
            </Field>
          ))}
          {needs.points && (
            <Field label={t('simulate.points')} id={`${id}-points`}>
              <InputNumber id={`${id}-points`} precision={0} value={form.points} onChange={(points) => onChange({ ...form, points: points ?? 0 })} />
            </Field>
          )}
          {needs.purposes.map((purpose) => (
            <Field key={purpose} label={t('simulate.consent', { purpose: MESSAGE_PURPOSES[purpose][language] })} id={`${id}-${purpose}`}>
              <Select
                id={`${id}-${purpose}`}
                value={form.consents[purpose] ?? 'unknown'}
                options={CONSENTS.map((consent) => ({ value: consent, label: t(`simulate.consent_${consent}`) }))}
                onChange={(consent) => onChange({ ...form, consents: { ...form.consents, [purpose]: consent } })}
              />
            </Field>
          ))}
        </>
      )}
    </section>
  );
}

function Attributes({ form, onChange }: Pick<WhomFieldsProps, 'form' | 'onChange'>) {
  const { t } = useTranslation();
  const { attributes: known } = useSuggestions();
  const { attributes } = form;
  const replace = (index: number, change: Partial<(typeof attributes)[number]>) => {
    const before = attributes[index];
    if (before) onChange({ ...form, attributes: attributes.with(index, { ...before, ...change }) });
  };
  return (
    <Field label={t('simulate.attributes')} help={t('simulate.attributesHelp')}>
      {attributes.map(({ name, text }, index) => (
        // A row is its place: names may be typed anew, and twice for a moment.
        <div className="simulate-pair" key={index}>
          <SuggestingInput
            aria-label={t('simulate.attributeName')}
            placeholder={t('simulate.attributeName')}
            value={name}
            options={known.map((value) => ({ value }))}
            showSearch={{ filterOption: true }}
            onChange={(next: string) => replace(index, { name: next })}
          />
          <Input aria-label={t('simulate.attributeValue', { name })} value={text} onChange={({ target }) => replace(index, { text: target.value })} />
        </div>
      ))}
      <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => onChange({ ...form, attributes: [...attributes, { name: '', text: '' }] })}>
        {t('simulate.addAttribute')}
      </Button>
    </Field>
  );
}
