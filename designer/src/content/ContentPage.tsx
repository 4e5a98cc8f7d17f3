// The texts of a published flow's content tables: read when a turn opens, so that a typo on day five can be mended on day four.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Empty, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../api/api.ts';
import { contentApi, type ContentDto, type ContentRowDto } from '../api/content-api.ts';
import { useLanguage } from '../language/language.ts';
import { formatFullMoment } from '../language/moment.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { columnsOf } from '../panel/content-table.ts';
import { PageState } from '../shell/PageState.tsx';
import './content.css';

export function ContentPage() {
  const { flowId = '' } = useParams();
  const { t } = useTranslation();
  const flow = useQuery({ queryKey: ['flow-summary', flowId], queryFn: () => api.flow(flowId) });
  const content = useQuery({ queryKey: ['content', flowId], queryFn: () => contentApi.content(flowId) });
  if (!flow.data || !content.data) {
    return <PageState error={flow.error ?? content.error} onRetry={() => void Promise.all([flow.refetch(), content.refetch()])} />;
  }
  return (
    <>
      <PageHead
        title={t('content.title', { flow: flow.data.name })}
        text={t('content.text')}
        actions={
          <Link to={`/flows/${flowId}`}>
            <Button tabIndex={-1}>{t('page.openFlow')}</Button>
          </Link>
        }
      />
      {content.data.rows.length === 0 ? (
        <Empty className="page-empty" description={t('content.none')} />
      ) : (
        <ol className="content-rows">
          {content.data.rows.map((row, index, rows) => (
            <Row key={`${row.step}/${row.row}/${JSON.stringify(row.cells)}`} flowId={flowId} row={row} number={rows.slice(0, index + 1).filter(({ step }) => step === row.step).length} />
          ))}
        </ol>
      )}
      <Edits edits={content.data.edits} />
    </>
  );
}

interface RowProps {
  readonly flowId: string;
  readonly row: ContentRowDto;
  /** Of the turns of its table, from 1. */
  readonly number: number;
}

function Row({ flowId, row, number }: RowProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const save = useMutation({
    mutationFn: () => contentApi.mend(flowId, row, typed),
    onSuccess: (content) => {
      queries.setQueryData(['content', flowId], content);
      void message.success(t('content.saved'));
    },
    onError: (error) => void message.error(error.message),
  });
  const texts = columnsOf([{ id: row.row, ...row.cells }]).flatMap((name) => (typeof row.cells[name] === 'string' ? [[name, row.cells[name]] as const] : []));
  const isChanged = texts.some(([name, text]) => (typed[name] ?? text) !== text);
  return (
    <li className="content-row">
      <div className="content-row-name">
        <strong>{t('content.number', { number })}</strong>
        <span className="muted">{row.row}</span>
      </div>
      <div className="content-texts">
        {texts.map(([name, text]) => (
          <div key={name} className="content-text">
            <span className="muted" aria-hidden="true">
              {name}
            </span>
            <Input.TextArea
              autoSize={{ minRows: 1, maxRows: 8 }}
              maxLength={4000}
              aria-label={t('content.textOf', { row: row.row, column: name })}
              value={typed[name] ?? text}
              onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
            />
          </div>
        ))}
      </div>
      <Button type="primary" disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
        {t('content.save')}
      </Button>
    </li>
  );
}

function Edits({ edits }: Pick<ContentDto, 'edits'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (edits.length === 0) return null;
  return (
    <section className="content-edits">
      <h2>{t('content.edits')}</h2>
      <ul>
        {edits.map(({ at, by, row, cells }) => (
          <li key={`${at}/${row}`}>
            <span className="muted">{formatFullMoment(at, language)}</span> {t('content.edit', { by, row, texts: Object.values(cells).join(' · ') })}
          </li>
        ))}
      </ul>
    </section>
  );
}
