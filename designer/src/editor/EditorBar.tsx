// The editor's top line: where you are, whether it is saved, what is wrong, and what to do with the flow.
import {
  ApartmentOutlined,
  ArrowLeftOutlined,
  ExperimentOutlined,
  LineChartOutlined,
  MoreOutlined,
  RedoOutlined,
  TeamOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { FlowDetail } from '@sopwith/server/contract';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Tag, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../api/api.ts';
import { EnrollDialog } from '../enrolment/EnrollDialog.tsx';
import { RehearseDialog } from '../phone/RehearseDialog.tsx';
import { useFailure } from '../shell/failure.ts';
import { type Elapsed, ResumeDialog } from '../standing/ResumeDialog.tsx';
import '../standing/standing.css';
import type { Autosave } from './autosave.ts';
import { useEditor, useEditorStore, useFlow } from './editor-store.ts';
import { ProblemsButton } from './ProblemsButton.tsx';
import { PublishButton } from './PublishButton.tsx';
import { SaveNote } from './SaveNote.tsx';
import type { WordedProblem } from './use-problems.ts';

interface EditorBarProps {
  readonly detail: FlowDetail;
  readonly autosave: Autosave;
  readonly problems: readonly WordedProblem[];
  readonly rehearsing: boolean;
  readonly onTidy: () => void;
  readonly onRehearse: (rehearsal: { scope: string; userId: string }) => void;
  readonly onPublished: () => void;
}

export function EditorBar({ detail, autosave, problems, rehearsing, onTidy, onRehearse, onPublished }: EditorBarProps) {
  const { t } = useTranslation();
  const flow = useFlow();
  const store = useEditorStore();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { modal } = App.useApp();
  const fail = useFailure();
  const canUndo = useEditor((state) => state.history.past.length > 0);
  const canRedo = useEditor((state) => state.history.future.length > 0);
  const [dialog, setDialog] = useState<'enroll' | 'rehearse' | 'resume' | null>(null);
  const [state, setState] = useState({ status: detail.status, published: detail.published });

  const refresh = () => void client.invalidateQueries({ queryKey: ['flows'] });
  const setStatus = (change: 'pause' | 'resume' | 'archive', elapsed?: Elapsed) => {
    api.setStatus(detail.id, change, elapsed).then(() => {
      refresh();
      setDialog(null);
      if (change === 'archive') void navigate('/flows');
      else setState((now) => ({ ...now, status: change === 'pause' ? 'paused' : 'published' }));
    }, fail);
  };

  const more = [
    {
      key: 'enroll',
      icon: <TeamOutlined />,
      label: t('editor.enroll'),
      disabled: state.published === null,
      onClick: () => setDialog('enroll'),
    },
    { key: 'simulate', icon: <LineChartOutlined />, label: <Link to={`/flows/${detail.id}/simulate`}>{t('simulate.link')}</Link> },
    { key: 'versions', label: <Link to={`/flows/${detail.id}/versions`}>{t('versions.link')}</Link>, disabled: state.published === null },
    { key: 'content', label: <Link to={`/flows/${detail.id}/content`}>{t('content.link')}</Link>, disabled: state.published === null },
    ...(state.status === 'published' ? [{ key: 'pause', label: t('editor.pause'), onClick: () => setStatus('pause') }] : []),
    ...(state.status === 'paused' ? [{ key: 'resume', label: t('editor.resume'), onClick: () => setDialog('resume') }] : []),
    {
      key: 'archive',
      danger: true,
      label: t('editor.archive'),
      onClick: () =>
        void modal.confirm({
          title: t('editor.archiveTitle'),
          content: t('editor.archiveText'),
          okText: t('editor.archive'),
          onOk: () => setStatus('archive'),
        }),
    },
  ];

  return (
    <header className="editor-bar">
      <Tooltip title={t('editor.back')}>
        <Link to="/flows" className="editor-back" aria-label={t('editor.back')}>
          <ArrowLeftOutlined />
        </Link>
      </Tooltip>
      <div className="editor-title">
        <h1 title={flow.name}>{flow.name}</h1>
        <FlowState status={state.status} published={state.published} flow={flow} />
      </div>
      <SaveNote autosave={autosave} />
      <div className="editor-tools" role="toolbar" aria-label={t('editor.tools')}>
        <Tool title={t('editor.undo')} keys="Ctrl Z" icon={<UndoOutlined />} disabled={!canUndo} onClick={() => store.getState().undo()} />
        <Tool
          title={t('editor.redo')}
          keys="Ctrl Shift Z"
          icon={<RedoOutlined />}
          disabled={!canRedo}
          onClick={() => store.getState().redo()}
        />
        <Tool title={t('editor.tidy')} keys="T" icon={<ApartmentOutlined />} disabled={flow.steps.length === 0} onClick={onTidy} />
      </div>
      <ProblemsButton problems={problems} />
      <Link className="editor-runs" to={`/flows/${detail.id}/runs`}>
        <Button icon={<UnorderedListOutlined />} tabIndex={-1}>
          {t('editor.runs')}
        </Button>
      </Link>
      <Link className="editor-simulate" to={`/flows/${detail.id}/simulate`}>
        <Button icon={<LineChartOutlined />} tabIndex={-1}>
          {t('simulate.link')}
        </Button>
      </Link>
      <Button icon={<ExperimentOutlined />} disabled={rehearsing} onClick={() => setDialog('rehearse')}>
        {t('editor.rehearse')}
      </Button>
      <PublishButton
        detail={detail}
        published={state.published}
        problems={problems}
        autosave={autosave}
        onPublished={(version, document) => {
          setState({ status: 'published', published: { ...version, document } });
          onPublished();
          refresh();
        }}
      />
      <Dropdown autoFocus menu={{ items: more }} trigger={['click']}>
        <Button icon={<MoreOutlined />} aria-label={t('editor.more')} />
      </Dropdown>
      {dialog === 'resume' && <ResumeDialog busy={false} onGoOn={(elapsed) => setStatus('resume', elapsed)} onClose={() => setDialog(null)} />}
      {dialog === 'enroll' && (
        <EnrollDialog
          flowId={detail.id}
          subject={state.published?.document.subject ?? 'member'}
          context={state.published?.document.context ?? []}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'rehearse' && (
        <RehearseDialog
          flowId={detail.id}
          flow={flow}
          hasErrors={problems.some(({ problem }) => problem.severity === 'error')}
          beforeStart={() => autosave.flush()}
          onClose={() => setDialog(null)}
          onStarted={(rehearsal) => {
            setDialog(null);
            onRehearse(rehearsal);
          }}
        />
      )}
    </header>
  );
}

function FlowState({
  status,
  published,
  flow,
}: {
  readonly status: FlowDetail['status'];
  readonly published: FlowDetail['published'];
  readonly flow: FlowDetail['draft'];
}) {
  const { t } = useTranslation();
  if (!published) return <Tag>{t('page.status_draft')}</Tag>;
  const changed = JSON.stringify(published.document) !== JSON.stringify(flow);
  return (
    <>
      <Tag color={status === 'paused' ? 'orange' : 'green'}>
        {t(`page.status_${status}`)} v{published.number}
      </Tag>
      {changed && <Tag color="gold">{t('editor.changedSincePublish')}</Tag>}
    </>
  );
}

function Tool({
  title,
  keys,
  icon,
  disabled,
  onClick,
}: {
  readonly title: string;
  readonly keys: string;
  readonly icon: ReactNode;
  readonly disabled: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip title={`${title} (${keys})`}>
      <Button type="text" icon={icon} aria-label={title} disabled={disabled} onClick={onClick} />
    </Tooltip>
  );
}
