// A question in the conversation: answered right here, or on the page that a member would open.
import type { Json, JsonObject, Question } from '@sopwith/engine';
import type { Phone } from '@sopwith/server/contract';
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { FailureNote } from '../shell/FailureNote.tsx';

type AskedQuestion = Extract<Phone['entries'][number], { type: 'question' }>;

interface PhoneQuestionProps {
  readonly scope: string;
  readonly userId: string;
  readonly question: AskedQuestion;
}

export function PhoneQuestion({ scope, userId, question }: PhoneQuestionProps) {
  const { t } = useTranslation();
  const { ask, form, place, status, values } = question;
  const [given, setGiven] = useState<JsonObject>({});
  const answer = useMutation({ mutationFn: () => api.answer(scope, userId, ask, given) });
  const heading = form.intro === '' ? (form.questions[0]?.title ?? '') : form.intro;
  return (
    <div className="bubble phone-question">
      <p>{heading}</p>
      {status === 'closed' && <p className="muted">{t('phone.questionClosed')}</p>}
      {status === 'answered' && (
        <ul>
          {form.questions.map((one) => (
            <li key={one.name}>
              {form.intro !== '' && `${one.title} `}
              <strong>{told(one, values?.[one.name])}</strong>
            </li>
          ))}
        </ul>
      )}
      {status === 'open' && place === 'page' && (
        <a href={`/q/${ask}`} target="_blank" rel="noreferrer">
          {t('phone.openPage')}
        </a>
      )}
      {status === 'open' && place === 'chat' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            answer.mutate();
          }}
        >
          <FailureNote error={answer.error} />
          {form.questions.map((one) => (
            <QuestionInput
              key={one.name}
              question={one}
              isAlone={form.intro === ''}
              value={given[one.name]}
              onChange={(value) => setGiven((before) => ({ ...before, [one.name]: value }))}
            />
          ))}
          <Button type="primary" size="small" htmlType="submit" loading={answer.isPending}>
            {t('phone.sendAnswer')}
          </Button>
        </form>
      )}
    </div>
  );
}

interface QuestionInputProps {
  readonly question: Question;
  readonly isAlone: boolean;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

function QuestionInput({ question, isAlone, value, onChange }: QuestionInputProps) {
  const { t } = useTranslation();
  const id = useId();
  const { kind, title, options, most } = question;
  if (kind === 'text') {
    return (
      <div className="phone-question-field">
        {!isAlone && <label htmlFor={id}>{title}</label>}
        <Input.TextArea
          id={id}
          aria-label={title}
          value={typeof value === 'string' ? value : ''}
          maxLength={2000}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    );
  }
  const choices =
    kind === 'choice'
      ? options.map((option) => ({ value: option.id, label: option.title }))
      : pointsOf(kind === 'nps' ? 0 : 1, kind === 'nps' ? 10 : most);
  return (
    <fieldset className="phone-question-field">
      <legend className={isAlone ? 'sr-only' : undefined}>{title}</legend>
      <Radio.Group value={value} options={choices} onChange={(event) => onChange(event.target.value as Json)} />
      {kind === 'nps' && <p className="muted">{t('phone.npsEnds')}</p>}
    </fieldset>
  );
}

function pointsOf(from: number, to: number) {
  return Array.from({ length: to - from + 1 }, (_, n) => ({ value: from + n, label: String(from + n) }));
}

function told({ options }: Question, value: Json | undefined): string {
  if (value === undefined || value === null) return '–';
  return options.find(({ id }) => id === value)?.title ?? String(value);
}
