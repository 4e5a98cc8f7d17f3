// How colleagues, the member and other systems respond to the steps that ask them.
import type { FlowDocument } from '@sopwith/engine';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/language.ts';
import { useStepTitles } from '../pages/step-titles.ts';
import type { AskedStep } from './asked-steps.ts';
import { type Reply, usualReply } from './simulation-form.ts';
import { sum } from './simulation-request.ts';

interface ReplyFieldsProps {
  readonly asked: readonly AskedStep[];
  readonly replies: Readonly<Record<string, Reply>>;
  readonly document: FlowDocument;
  /** Shares instead of one outcome. */
  readonly cohort: boolean;
  readonly onChange: (replies: Readonly<Record<string, Reply>>) => void;
}

export function ReplyFields({ asked, replies, document, cohort, onChange }: ReplyFieldsProps) {
  const { t } = useTranslation();
  const titleOf = useStepTitles(document);
  return (
    <section className="card" aria-label={t('simulate.replies')}>
      <h2>{t('simulate.replies')}</h2>
      <p className="muted simulate-lead">{t('simulate.repliesHelp')}</p>
      <ul className="simulate-rows">
        {asked.map((one) => {
          const { step, who } = one;
          const props = { asked: one, title: titleOf(step.id), reply: replies[step.id] ?? usualReply(one), onChange: (reply: Reply) => onChange({ ...replies, [step.id]: reply }) };
          return (
            <li key={step.id} data-testid={`reply-${step.id}`}>
              <p className="simulate-asked">
                <strong>{props.title}</strong> <span className="muted">{t(`simulate.who_${who}`)}</span>
              </p>
              {cohort ? <Shares {...props} /> : <One {...props} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface ReplyProps {
  readonly asked: AskedStep;
  readonly title: string;
  readonly reply: Reply;
  readonly onChange: (reply: Reply) => void;
}

function One({ asked: { outcomes }, title, reply, onChange }: ReplyProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="simulate-line">
      <Select
        aria-label={t('simulate.reply', { step: title })}
        value={reply.outcome ?? ''}
        options={[...outcomes.map(({ id, title: words }) => ({ value: id, label: words[language] })), { value: '', label: t('simulate.noReply') }]}
        onChange={(outcome) => onChange({ ...reply, outcome: outcome === '' ? null : outcome })}
      />
      {reply.outcome !== null && <Minutes title={title} reply={reply} onChange={onChange} />}
    </div>
  );
}

function Shares({ asked: { outcomes }, title, reply, onChange }: ReplyProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const silent = 100 - sum(reply.percents);
  return (
    <>
      {outcomes.map(({ id, title: words }) => (
        <div className="simulate-share" key={id}>
          <span>{words[language]}</span>
          <InputNumber
            className="fit"
            aria-label={t('simulate.share', { step: title, outcome: words[language] })}
            min={0}
            max={100}
            value={reply.percents[id] ?? 0}
            suffix="%"
            onChange={(percent) => onChange({ ...reply, percents: { ...reply.percents, [id]: percent ?? 0 } })}
          />
        </div>
      ))}
      <div className="simulate-line">
        <Minutes title={title} reply={reply} onChange={onChange} />
        {silent > 0 && <span className="muted">{t('simulate.silent', { percent: silent })}</span>}
        {silent < 0 && <span className="field-problem">{t('simulate.problem_percents')}</span>}
      </div>
    </>
  );
}

function Minutes({ title, reply, onChange }: Omit<ReplyProps, 'asked'>) {
  const { t } = useTranslation();
  return (
    <>
      <InputNumber
        className="fit"
        aria-label={t('simulate.afterMinutes', { step: title })}
        min={0}
        precision={0}
        value={reply.afterMinutes}
        onChange={(afterMinutes) => onChange({ ...reply, afterMinutes: afterMinutes ?? 0 })}
      />
      <span>{t('simulate.minutesLater')}</span>
    </>
  );
}
