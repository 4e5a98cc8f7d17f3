// Enrolls by hand, from a table, or a segment. A few are enrolled while one waits; many in the background.
import { UploadOutlined } from '@ant-design/icons';
import { type ContextField, SUBJECT_TITLES, type SubjectKind } from '@sopwith/engine';
import type { EnrolmentDto, EnrollResult } from '@sopwith/server/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal, Tabs, Upload } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLanguage } from '../language/language.ts';
import { ContextInputs } from '../pages/ContextInputs.tsx';
import { type ContextText, contextFromText } from '../pages/context-from-text.ts';
import { type CsvPreview, previewCsv } from '../pages/csv-preview.ts';
import { FailureNote } from '../shell/FailureNote.tsx';
import { CsvTable } from './CsvTable.tsx';
import { EnrollReport } from './EnrollReport.tsx';
import { EnrolmentList } from './EnrolmentList.tsx';
import { EnrolmentProgress } from './EnrolmentProgress.tsx';
import { SegmentChoice } from './SegmentChoice.tsx';
import '../pages/pages.css';

interface EnrollDialogProps {
  readonly flowId: string;
  readonly subject: SubjectKind;
  readonly context: readonly ContextField[];
  readonly onClose: () => void;
}

type Way = 'hand' | 'csv' | 'segment' | 'latest';
type Begun = { readonly result: EnrollResult } | { readonly enrolment: EnrolmentDto };

/** More than these are not worth waiting for. */
const AT_ONCE = 500;

export function EnrollDialog({ flowId, subject, context, onClose }: EnrollDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const [way, setWay] = useState<Way>('hand');
  const [ids, setIds] = useState('');
  const [fields, setFields] = useState<ContextText>({});
  const [segment, setSegment] = useState<string | null>(null);
  const [table, setTable] = useState<{ file: Blob; preview: CsvPreview } | null>(null);
  const members = [...new Set(ids.split(/[\s,\uff0c;\uff1b、]+/).filter(Boolean))];
  const id = useId();
  const enroll = useMutation({
    mutationFn: async (): Promise<Begun> => {
      if (way === 'csv' && table) return { enrolment: await api.enrollTable(flowId, table.file) };
      const given = contextFromText(context, fields);
      if (way === 'segment' && segment !== null) return { enrolment: await api.enrollMany(flowId, { segment, context: given }) };
      const list = members.map((userId) => ({ userId }));
      if (list.length > AT_ONCE) return { enrolment: await api.enrollMany(flowId, { members: list, context: given }) };
      return { result: await api.enroll(flowId, { members: list.map((member) => ({ ...member, context: given })) }) };
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['enrolments', flowId] }),
  });
  const isReady = { hand: members.length > 0, csv: table?.preview.hasUserId === true, segment: segment !== null, latest: false }[way];
  if (enroll.data) {
    return (
      <Modal open onCancel={onClose} title={t('enrolment.result')} footer={<Button onClick={onClose}>{t('common.close')}</Button>}>
        {'result' in enroll.data ? <EnrollReport result={enroll.data.result} /> : <EnrolmentProgress begun={enroll.data.enrolment} />}
      </Modal>
    );
  }
  const ways = [
    {
      key: 'hand',
      label: t('enrolment.byHand'),
      children: (
        <>
          <label htmlFor={id}>{subject === 'member' ? t('enrolment.memberIds') : t('enrolment.otherIds', { subject: SUBJECT_TITLES[subject][language] })}</label>
          <Input.TextArea
            id={id}
            value={ids}
            autoSize={{ minRows: 3, maxRows: 8 }}
            {...(subject === 'member' ? { placeholder: 'learner-1024' } : {})}
            onChange={(event) => setIds(event.target.value)}
          />
          <ContextInputs fields={context} value={fields} onChange={setFields} />
        </>
      ),
    },
    {
      key: 'csv',
      label: t('enrolment.byCsv'),
      children: (
        <>
          <p className="muted enroll-hint">{t('enrolment.csvHint', { columns: ['userId', ...context.map(({ name }) => name)].join(', ') })}</p>
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
            <Button icon={<UploadOutlined />}>{t('enrolment.chooseFile')}</Button>
          </Upload>
          {table && <CsvTable preview={table.preview} />}
        </>
      ),
    },
    {
      key: 'segment',
      label: t('enrolment.bySegment'),
      // A segment holds members, and nothing else.
      disabled: subject !== 'member',
      children: (
        <>
          <SegmentChoice value={segment} onChange={setSegment} />
          <ContextInputs fields={context} value={fields} onChange={setFields} />
        </>
      ),
    },
    { key: 'latest', label: t('enrolment.latest'), children: <EnrolmentList flowId={flowId} /> },
  ];
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('editor.enroll')}
      width={680}
      okText={way === 'hand' && members.length > 0 ? t('enrolment.enrollCount', { count: members.length }) : t('enrolment.enrollNow')}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={enroll.isPending}
      onOk={() => enroll.mutate()}
    >
      <FailureNote error={enroll.error} />
      <Tabs activeKey={way} onChange={(key) => setWay(key as Way)} items={ways} />
    </Modal>
  );
}
