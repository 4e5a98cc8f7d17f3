// What the workspace says about its data, and what came in that it does not say yet.
import { DeleteOutlined, DownloadOutlined, EditOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { TYPE_TITLES } from '@sopwith/engine';
import type { DeclarationDto, SeenName } from '@sopwith/server/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Empty, Popconfirm, Tag, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { declarationsApi, type NewDeclaration } from '../api/declarations-api.ts';
import { useLanguage } from '../language/language.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { type Column, RecordTable } from '../pages/RecordTable.tsx';
import { PageState } from '../shell/PageState.tsx';
import { useFailure } from '../shell/failure.ts';
import { DeclarationDialog } from './DeclarationDialog.tsx';
import { declarationsFromText, exportText } from './declarations-file.ts';

export function DataPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const fail = useFailure();
  const [open, setOpen] = useState<DeclarationDto | SeenName | 'new' | null>(null);
  const declared = useQuery({ queryKey: ['declarations'], queryFn: declarationsApi.list });
  const seen = useQuery({ queryKey: ['declarations', 'seen'], queryFn: declarationsApi.seen });
  const refresh = () => Promise.all([client.invalidateQueries({ queryKey: ['declarations'] }), client.invalidateQueries({ queryKey: ['catalog'] })]);
  const save = useMutation({ mutationFn: declarationsApi.save, onSuccess: refresh, onError: fail });
  const remove = useMutation({ mutationFn: declarationsApi.remove, onSuccess: refresh, onError: fail });
  if (!declared.data || !seen.data) {
    return <PageState error={declared.error ?? seen.error} onRetry={() => void Promise.all([declared.refetch(), seen.refetch()])} />;
  }
  const takeIn = async (file: File) => {
    const lines = declarationsFromText(await file.text());
    if (lines === null) return void message.error(t('data.notAFile'));
    await save.mutateAsync(lines);
    return void message.success(t('data.imported', { count: lines.length }));
  };
  return (
    <>
      <PageHead
        title={t('data.title')}
        text={t('data.text')}
        actions={
          <>
            <Upload
              accept=".json"
              showUploadList={false}
              beforeUpload={(file) => {
                // What was refused has been said by then.
                takeIn(file).catch(() => {});
                return false;
              }}
            >
              <Button icon={<UploadOutlined />}>{t('data.import')}</Button>
            </Upload>
            <Button icon={<DownloadOutlined />} href={exportText(declared.data)} download="declarations.json">
              {t('data.export')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
              {t('data.add')}
            </Button>
          </>
        }
      />
      {declared.data.length === 0 ? (
        <Empty className="page-empty" description={t('data.none')} />
      ) : (
        <Declared rows={declared.data} onEdit={setOpen} onRemove={remove.mutate} />
      )}
      <section className="page-section" aria-label={t('data.seen')}>
        <h2>{t('data.seen')}</h2>
        <p className="muted">{t('data.seenText')}</p>
        {seen.data.length === 0 ? (
          <p className="muted card">{t('data.noneSeen')}</p>
        ) : (
          <Seen rows={seen.data} onDeclare={(line) => save.mutate([line])} onOpen={setOpen} />
        )}
      </section>
      {open !== null && <DeclarationDialog from={open === 'new' ? null : open} onClose={() => setOpen(null)} onSaved={refresh} />}
    </>
  );
}

interface DeclaredProps {
  readonly rows: readonly DeclarationDto[];
  readonly onEdit: (row: DeclarationDto) => void;
  readonly onRemove: (row: DeclarationDto) => void;
}

function Declared({ rows, onEdit, onRemove }: DeclaredProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: readonly Column<DeclarationDto>[] = [
    { key: 'name', title: t('data.name'), show: (row) => <NameOf row={row} /> },
    { key: 'of', title: t('data.of'), show: ({ event }) => event ?? t('data.member') },
    {
      key: 'type',
      title: t('data.type'),
      show: ({ type, choices }) => (type === 'choice' ? choices.map((each) => <Tag key={each}>{each}</Tag>) : TYPE_TITLES[type][language]),
    },
    { key: 'note', title: t('data.note'), show: ({ note }) => note || '–' },
    {
      key: 'tools',
      title: t('page.actions'),
      show: (row) => (
        <span className="record-tools">
          <Button type="text" icon={<EditOutlined />} aria-label={t('data.editOne', { name: row.name })} onClick={() => onEdit(row)} />
          <Popconfirm title={t('data.removeAsk', { name: row.name })} okText={t('data.remove')} cancelText={t('common.cancel')} onConfirm={() => onRemove(row)}>
            <Button type="text" icon={<DeleteOutlined />} aria-label={t('data.removeOne', { name: row.name })} />
          </Popconfirm>
        </span>
      ),
    },
  ];
  return <RecordTable label={t('data.title')} columns={columns} rows={rows} keyOf={keyOf} />;
}

interface SeenProps {
  readonly rows: readonly SeenName[];
  readonly onDeclare: (line: NewDeclaration) => void;
  readonly onOpen: (row: SeenName) => void;
}

function Seen({ rows, onDeclare, onOpen }: SeenProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: readonly Column<SeenName>[] = [
    { key: 'name', title: t('data.name'), show: (row) => <NameOf row={row} /> },
    { key: 'of', title: t('data.of'), show: ({ event }) => event ?? t('data.member') },
    {
      key: 'why',
      title: t('data.what'),
      show: ({ declared, times }) => (
        <>
          <Tag color={declared ? 'orange' : 'default'}>{t(declared ? 'data.mismatch' : 'data.undeclared')}</Tag>
          {t('data.times', { count: times })}
        </>
      ),
    },
    { key: 'example', title: t('data.example'), show: ({ example }) => <code className="cut">{JSON.stringify(example)}</code> },
    {
      key: 'tools',
      title: t('page.actions'),
      show: (row) => {
        const { type } = row;
        return type === null || row.declared ? (
          <Button size="small" onClick={() => onOpen(row)} aria-label={`${t(row.declared ? 'data.change' : 'data.declare')} ${row.name}`}>
            {t(row.declared ? 'data.change' : 'data.declare')}
          </Button>
        ) : (
          <Button
            size="small"
            aria-label={`${t('data.declareAs', { type: TYPE_TITLES[type][language] })} ${row.name}`}
            onClick={() => onDeclare({ event: row.event, name: row.name, type, choices: [], note: '' })}
          >
            {t('data.declareAs', { type: TYPE_TITLES[type][language] })}
          </Button>
        );
      },
    },
  ];
  return <RecordTable label={t('data.seen')} columns={columns} rows={rows} keyOf={keyOf} />;
}

function NameOf({ row }: { readonly row: Pick<SeenName, 'name'> }) {
  return <span className="record-name">{row.name}</span>;
}

function keyOf({ event, name }: Pick<SeenName, 'event' | 'name'>): string {
  return `${event ?? ''} ${name}`;
}
