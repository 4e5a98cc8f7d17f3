import { UploadOutlined } from '@ant-design/icons';
import type { ContextField } from '@sopwith/engine';
import type { EnrollResult } from '@sopwith/server/contract';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input, Modal, Tabs, Upload } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { FailureNote } from '../shell/FailureNote.tsx';
import { ContextInputs } from './ContextInputs.tsx';
import { type ContextText, contextFromText } from './context-from-text.ts';
import { type CsvPreview, previewCsv } from './csv-preview.ts';
import './pages.css';

interface EnrollDialogProps {
  readonly flowId: string;
  readonly context: readonly ContextField[];
  readonly onClose: () => void;
}

/** The reasons that this build has words for; any other stands as the server gave it. */
type Exclusion =
  | 'alreadyIn'
  | 'onlyOnce'
  | 'tooSoon'
  | 'contextMissing'
  | 'contextInvalid'
  | 'keyMissing'
  | 'loop'
  | 'notPublished'
  | 'flowArchived'
  | 'flowPaused'
  | 'wrongSubject';

/** Enrolls members by hand or from a table; says who got in and why the others did not. */
export function EnrollDialog({ flowId, context, onClose }: EnrollDialogProps) {
  const { t } = useTranslation();
  const [way, setWay] = useState<'hand' | 'csv'>('hand');
  const [ids, setIds] = useState('');
  const [fields, setFields] = useState<ContextText>({});
  const [table, setTable] = useState<{ file: Blob; preview: CsvPreview } | null>(null);
  const members = [...new Set(ids.split(/[\s,\uff0c;\uff1b、]+/).filter(Boolean))];
  const id = useId();
  const enroll = useMutation({
    mutationFn: () => {
      if (way === 'csv' && table) return api.enrollCsv(flowId, table.file);
      const given = contextFromText(context, fields);
      return api.enroll(flowId, {
        members: members.map((userId) => ({ userId, ...(Object.keys(given).length > 0 ? { context: given } : {}) })),
      });
    },
  });
  const ready = way === 'csv' ? table?.preview.hasUserId === true : members.length > 0;
  if (enroll.data) {
    return (
      <Modal open onCancel={onClose} title={t('page.enrollResult')} footer={<Button onClick={onClose}>{t('common.close')}</Button>}>
        <EnrollReport result={enroll.data} />
      </Modal>
    );
  }
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('editor.enroll')}
      width={620}
      okText={way === 'hand' && members.length > 0 ? t('page.enrollCount', { count: members.length }) : t('page.enrollNow')}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={enroll.isPending}
      onOk={() => enroll.mutate()}
    >
      <FailureNote error={enroll.error} />
      <Tabs
        activeKey={way}
        onChange={(key) => setWay(key === 'csv' ? 'csv' : 'hand')}
        items={[
          {
            key: 'hand',
            label: t('page.byHand'),
            children: (
              <>
                <label htmlFor={id}>{t('page.memberIds')}</label>
                <Input.TextArea
                  id={id}
                  value={ids}
                  autoSize={{ minRows: 3, maxRows: 8 }}
                  placeholder="learner-1024"
                  onChange={(event) => setIds(event.target.value)}
                />
                <ContextInputs fields={context} value={fields} onChange={setFields} />
              </>
            ),
          },
          {
            key: 'csv',
            label: t('page.byCsv'),
            children: (
              <>
                <p className="muted enroll-hint">
                  {t('page.csvHint', { columns: ['userId', ...context.map(({ name }) => name)].join(', ') })}
                </p>
                <Upload
                  accept=".csv,.txt,text/csv"
                  maxCount={1}
                  showUploadList={false}
                  beforeUpload={async (file) => {
                    setTable({ file, preview: previewCsv(await file.arrayBuffer()) });
                    // It is sent by the button below, not at once.
                    return false;
                  }}
                >
                  <Button icon={<UploadOutlined />}>{t('page.chooseFile')}</Button>
                </Upload>
                {table && <CsvTable preview={table.preview} />}
              </>
            ),
          },
        ]}
      />
    </Modal>
  );
}

function CsvTable({ preview }: { readonly preview: CsvPreview }) {
  const { t } = useTranslation();
  if (!preview.hasUserId) return <Alert type="error" showIcon title={t('page.csvNoUserId')} style={{ marginTop: 12 }} />;
  return (
    <div className="csv-preview">
      <p>{t('page.csvRows', { count: preview.total })}</p>
      <table>
        <thead>
          <tr>
            {preview.header.map((name, index) => (
              <th key={index}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, index) => (
                <td key={index}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EnrollReport({ result }: { readonly result: EnrollResult }) {
  const { t } = useTranslation();
  return (
    <div data-testid="enroll-report">
      <Alert type={result.enrolled > 0 ? 'success' : 'warning'} showIcon title={t('page.enrolledCount', { count: result.enrolled })} />
      {result.excluded.length > 0 && (
        <>
          <p className="enroll-excluded">{t('page.excludedCount', { count: result.excluded.length })}</p>
          <ul className="excluded">
            {result.excluded.map(({ userId, reason }, index) => (
              <li key={`${userId} ${index}`}>
                <code>{userId}</code> {t(`page.excluded_${reason as Exclusion}`, { defaultValue: reason })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
