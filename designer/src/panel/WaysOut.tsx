import { PlusOutlined } from '@ant-design/icons';
import { type FlowStep, outcomesOf } from '@sopwith/engine';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { isEnd, targetOf, type Way } from '../edit/way.ts';
import { useEditorStore, useFlow } from '../editor/editor-store.ts';
import { useLanguage } from '../language/language.ts';
import { useNames } from './names.ts';

const NOWHERE = '$nowhere';
const END = '$end';

/** Where each outcome leads, as a menu: the keyboard's way to connect, insert and end. */
export function WaysOut({ step }: { readonly step: FlowStep }) {
  const catalog = useCatalog();
  const language = useLanguage();
  const { t } = useTranslation();
  const flow = useFlow();
  const store = useEditorStore();
  const { steps } = useNames();
  const { apply, pick } = store.getState();
  const outcomes = outcomesOf(catalog, step);
  if (outcomes.length === 0) return null;

  const lead = (way: Way, to: string) => {
    if (to === END) apply({ type: 'markEnd', step: step.id, outcome: way.outcome, end: true });
    else if (to === NOWHERE)
      apply(
        isEnd(flow, way)
          ? { type: 'markEnd', step: step.id, outcome: way.outcome, end: false }
          : { type: 'delete', steps: [], ways: [way] },
      );
    else apply({ type: 'connect', way, to });
  };

  return (
    <section className="ways-out" aria-label={t('panel.ways')}>
      <h3>{t('panel.ways')}</h3>
      {outcomes.map((outcome) => {
        const way: Way = { from: step.id, outcome: outcome.id };
        const title = outcome.title[language];
        const value = targetOf(flow, way) ?? (isEnd(flow, way) ? END : NOWHERE);
        return (
          <div className="way-line" key={outcome.id} data-kind={outcome.kind ?? 'way'}>
            <span className="way-line-title" title={title}>
              {title}
            </span>
            <Select
              aria-label={t('panel.leadsTo', { outcome: title })}
              data-testid={`way-${outcome.id}`}
              value={value}
              showSearch={{ optionFilterProp: 'label' }}
              options={[
                {
                  value: NOWHERE,
                  label: outcome.kind === 'path' || outcome.optional ? t('panel.leadsNowhereFine') : t('panel.leadsNowhere'),
                },
                { value: END, label: t('panel.leadsToEnd') },
                ...steps.filter(({ id }) => id !== step.id).map(({ id, title: label }) => ({ value: id, label })),
              ]}
              onChange={(to) => lead(way, to)}
            />
            <Button
              icon={<PlusOutlined />}
              aria-label={t('editor.addAfter', { outcome: title })}
              title={t('editor.addAfter', { outcome: title })}
              onClick={() => pick({ after: way })}
            />
          </div>
        );
      })}
    </section>
  );
}
