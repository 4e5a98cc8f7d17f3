import { cronProblem, describeCron, nextFirings, type ScheduledAudience, type ScheduleTrigger } from '@sopwith/engine';
import { Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { SegmentField } from '../condition/SegmentField.tsx';
import { useLanguage } from '../language/language.ts';
import { formatFullMoment } from '../language/moment.ts';
import { useSession } from '../shell/session.ts';
import { Field } from './Field.tsx';
import { KnownNameField } from './KnownNameField.tsx';
import { ScheduleTimes } from './ScheduleTimes.tsx';
import { WhereField } from './WhereField.tsx';

interface ScheduleFieldsProps {
  readonly trigger: ScheduleTrigger;
  readonly onChange: (trigger: ScheduleTrigger) => void;
}

const FIRINGS = 10;
const AUDIENCES: readonly ScheduledAudience['from'][] = ['all', 'community', 'segment', 'registered', 'list'];

/** When, for whom, and what becomes of what was missed; with the next ten times that come of it. */
export function ScheduleFields({ trigger, onChange }: ScheduleFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const { cron, zone, catchUp, audience } = trigger;
  // The server reads a schedule without a zone on the workspace's clock, wherever this browser is.
  const home = useSession().data?.workspace.zone ?? 'UTC';
  const isReadable = cronProblem(cron) === null && (zone === undefined || cronProblem(cron, zone) === null);
  const to = (next: Partial<ScheduledAudience>) => onChange({ ...trigger, audience: { ...audience, ...next } });
  return (
    <>
      <ScheduleTimes cron={cron} onChange={(next) => onChange({ ...trigger, cron: next })} />
      <Field label={t('panel.zone')} id={`${id}-zone`} help={t('panel.zoneHelp')}>
        <Input
          id={`${id}-zone`}
          value={zone ?? ''}
          placeholder={home}
          onChange={({ target }) => {
            const { zone: _, ...rest } = trigger;
            const named = target.value.trim();
            onChange(named === '' ? rest : { ...rest, zone: named });
          }}
        />
      </Field>
      {isReadable && <Firings cron={cron} zone={zone ?? home} title={describeCron(cron, language)} language={language} />}
      <Field label={t('panel.catchUp')} id={`${id}-catch`}>
        <Select
          id={`${id}-catch`}
          value={catchUp}
          options={(['last', 'skip'] as const).map((value) => ({ value, label: t(`panel.catchUp_${value}`) }))}
          onChange={(value) => onChange({ ...trigger, catchUp: value })}
        />
      </Field>
      <Field label={t('panel.forWhom')} id={`${id}-from`}>
        <Select
          id={`${id}-from`}
          value={audience.from}
          options={AUDIENCES.map((value) => ({ value, label: t(`panel.forWhom_${value}`) }))}
          onChange={(from) => to({ from, of: '', ids: [] })}
        />
      </Field>
      {audience.from === 'segment' && <SegmentField value={audience.of} onChange={(of) => to({ of })} />}
      {audience.from === 'community' && <KnownNameField label={t('panel.forWhom_community')} of="community" value={audience.of} onChange={(of) => to({ of: of.trim() })} />}
      {audience.from === 'registered' && (
        <Input aria-label={t(`panel.forWhom_${audience.from}`)} value={audience.of} onChange={({ target }) => to({ of: target.value.trim() })} />
      )}
      {audience.from === 'list' && (
        <Select
          mode="tags"
          aria-label={t('panel.forWhom_list')}
          value={[...audience.ids]}
          tokenSeparators={[',', '\uff0c', '、', ' ', '\n']}
          onChange={(ids: readonly string[]) => to({ ids: [...new Set(ids.map((one) => one.trim()).filter(Boolean))] })}
        />
      )}
      <WhereField of={audience} onChange={(next) => onChange({ ...trigger, audience: next })} />
    </>
  );
}

interface FiringsProps {
  readonly cron: string;
  readonly zone: string;
  readonly title: string;
  readonly language: 'zh' | 'en';
}

function Firings({ cron, zone, title, language }: FiringsProps) {
  const { t } = useTranslation();
  return (
    <details className="firings" data-testid="firings">
      <summary>{t('panel.firings', { title, zone })}</summary>
      <ol>
        {nextFirings(cron, zone, Date.now(), FIRINGS).map((at) => (
          <li key={at}>{formatFullMoment(at, language, zone)}</li>
        ))}
      </ol>
    </details>
  );
}
