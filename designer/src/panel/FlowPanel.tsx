// The flow itself: what starts it, what it knows of each run, who may enter again, what ends it early.
import { DEFAULT_PRIORITY } from '@sopwith/engine';
import { Input, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSuggestions } from '../catalog/catalog-context.tsx';
import type { FlowSettings } from '../edit/edit.ts';
import { useEditorStore, useFlow } from '../editor/editor-store.ts';
import { useLanguage } from '../language/language.ts';
import type { WordedProblem } from '../editor/use-problems.ts';
import { ContextFields } from './ContextFields.tsx';
import { ContextUpdates } from './ContextUpdates.tsx';
import { ExitRules } from './ExitRules.tsx';
import { Field } from './Field.tsx';
import { ReentryFields } from './ReentryFields.tsx';
import { StartField } from './StartField.tsx';
import { SubjectField } from './SubjectField.tsx';
import { Triggers } from './Triggers.tsx';

export function FlowPanel({ problems }: { readonly problems: readonly WordedProblem[] }) {
  const flow = useFlow();
  const store = useEditorStore();
  const { t } = useTranslation();
  const id = useId();
  const language = useLanguage();
  const { calendars } = useSuggestions();
  const set = (settings: Partial<FlowSettings>) => store.getState().apply({ type: 'setFlow', settings });
  const own = problems.filter(({ problem }) => problem.step === undefined);
  return (
    <div className="panel" data-testid="flow-panel">
      <header className="panel-head">
        <h2>{t('panel.flowTitle')}</h2>
      </header>
      {own.length > 0 && (
        <ul className="panel-problems">
          {own.map(({ problem, sentence }, index) => (
            <li key={`${problem.code} ${index}`} data-severity={problem.severity}>
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <Field label={t('panel.flowName')} id={`${id}-name`}>
        <Input id={`${id}-name`} value={flow.name} maxLength={100} onChange={(event) => set({ name: event.target.value })} />
      </Field>
      <Field label={t('panel.flowDescription')} id={`${id}-text`}>
        <Input.TextArea
          id={`${id}-text`}
          value={flow.description ?? ''}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => set({ description: event.target.value })}
        />
      </Field>
      <SubjectField subject={flow.subject} onChange={set} />
      <Triggers triggers={flow.triggers} context={flow.context} onChange={(triggers) => set({ triggers })} />
      <StartField />
      <ContextFields fields={flow.context} onChange={(context) => set({ context })} />
      <ReentryFields flow={flow} onChange={set} />
      <ContextUpdates updates={flow.updates ?? []} context={flow.context} onChange={(updates) => set({ updates })} />
      <ExitRules exits={flow.exits} keyField={flow.key} onChange={(exits) => set({ exits })} />
      <Field label={t('panel.calendar')} id={`${id}-calendar`} help={t('panel.calendarHelp')}>
        <Select
          id={`${id}-calendar`}
          value={flow.calendar ?? ''}
          options={[
            { value: '', label: t('panel.calendarNone') },
            ...calendars.map((each) => ({ value: each.id, label: t('panel.calendarUntil', { title: each.title[language], to: each.to }) })),
          ]}
          onChange={(calendar) => set({ calendar })}
        />
      </Field>
      <Field label={t('panel.priority')} id={`${id}-priority`} help={t('panel.priorityHelp')}>
        <InputNumber
          id={`${id}-priority`}
          min={1}
          max={9}
          precision={0}
          value={flow.priority ?? DEFAULT_PRIORITY}
          onChange={(priority) => set({ priority: priority === DEFAULT_PRIORITY || priority === null ? undefined : priority })}
        />
      </Field>
      <Field label={t('panel.lanes')} id={`${id}-lanes`} help={t('panel.lanesHelp')}>
        <Select
          id={`${id}-lanes`}
          value={flow.lanes === 'perRun' ? 'perRun' : 'shared'}
          options={[
            { value: 'shared', label: t('panel.lanesShared') },
            { value: 'perRun', label: t('panel.lanesPerRun') },
          ]}
          onChange={(lanes) => set({ lanes: lanes === 'perRun' ? 'perRun' : 4 })}
        />
      </Field>
    </div>
  );
}
