// The draft, played in the browser by the engine itself: one member by a script, or a cohort by habits and chance.
import { compile, hasErrors, type FlowDocument } from '@sopwith/engine';
import type { FlowDetail } from '@sopwith/server/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { peopleApi } from '../api/people-api.ts';
import { CatalogContext, type KnownCatalog } from '../catalog/catalog-context.tsx';
import { knownCatalogQuery } from '../catalog/known-catalog-query.ts';
import { createEditorStore, EditorContext } from '../editor/editor-store.ts';
import { useFlowAsSaved } from '../editor/flow-as-saved.ts';
import { keptDraft } from '../editor/kept-draft.ts';
import { useProblems } from '../editor/use-problems.ts';
import { PageHead } from '../pages/PageHead.tsx';
import { PageState } from '../shell/PageState.tsx';
import { useSession } from '../shell/session.ts';
import { aroundOf, type Surroundings } from './around.ts';
import { DraftProblems } from './DraftProblems.tsx';
import { freshForm, type SimulationForm } from './simulation-form.ts';
import { SimulationFields } from './SimulationFields.tsx';
import { SimulationResult } from './SimulationResult.tsx';
import { SimulationRun } from './SimulationRun.tsx';
import { requestOf } from './simulation-request.ts';
import './simulate.css';
import '../editor/editor.css';
import { useSimulation } from './use-simulation.ts';
import { dateIn } from './zoned-time.ts';

const surroundingsQuery = {
  queryKey: ['simulation-surroundings'],
  queryFn: async (): Promise<Surroundings> => {
    const [policy, stocks, communities, hours, calendars] = await Promise.all([
      peopleApi.policy(), peopleApi.stocks(), peopleApi.communities(), peopleApi.workingHours(), peopleApi.calendars(),
    ]);
    return { policy, stocks, communities, hours, calendars };
  },
};

export function SimulatePage() {
  const { flowId = '' } = useParams();
  const flow = useFlowAsSaved(flowId);
  const catalog = useQuery(knownCatalogQuery);
  const around = useQuery(surroundingsQuery);
  const session = useSession();
  const asked = [flow, catalog, around, session];
  if (!flow.data || !catalog.data || !around.data || !session.data) {
    return <PageState error={asked.find(({ error }) => error)?.error ?? null} onRetry={() => void Promise.all(asked.map((one) => one.refetch()))} />;
  }
  return <OpenSimulation key={flowId} flow={flow.data} catalog={catalog.data} surroundings={around.data} zone={session.data.workspace.zone} />;
}

interface OpenSimulationProps {
  readonly flow: FlowDetail;
  readonly catalog: KnownCatalog;
  readonly surroundings: Surroundings;
  /** The workspace's. */
  readonly zone: string;
}

function OpenSimulation({ flow, catalog, ...rest }: OpenSimulationProps) {
  // What was typed a moment ago may not have reached the server yet.
  const [store] = useState(() => createEditorStore(keptDraft(flow.id)?.document ?? flow.draft));
  return (
    <CatalogContext value={catalog}>
      <EditorContext value={store}>
        <Simulation flowId={flow.id} document={store.getState().history.present} catalog={catalog} {...rest} />
      </EditorContext>
    </CatalogContext>
  );
}

interface SimulationProps extends Omit<OpenSimulationProps, 'flow'> {
  readonly flowId: string;
  readonly document: FlowDocument;
}

/** What was filled in, by flow: one goes to mend the drawing and comes back. */
const kept = new Map<string, SimulationForm>();

function Simulation({ flowId, document, catalog: known, surroundings, zone }: SimulationProps) {
  const { t } = useTranslation();
  const problems = useProblems(document);
  const { catalog } = known;
  const program = useMemo(() => (hasErrors(problems.map(({ problem }) => problem)) ? null : compile(document, catalog)), [document, catalog, problems]);
  const [form, setForm] = useState(() => {
    const fresh = freshForm(document, program, catalog, { zone, today: dateIn(zone, Date.now()), name: t('phone.sampleName') });
    const before = kept.get(flowId);
    // Steps may have come and gone on the canvas meanwhile.
    return before === undefined ? fresh : { ...before, replies: { ...fresh.replies, ...before.replies } };
  });
  const [ran, setRan] = useState<SimulationForm | null>(null);
  const simulation = useSimulation();
  const change = (next: SimulationForm) => {
    kept.set(flowId, next);
    setForm(next);
  };
  const asked = program === null ? null : requestOf(form, document, program, catalog, aroundOf(surroundings, program));
  const start = () => {
    if (asked === null || !('request' in asked)) return;
    setRan(form);
    simulation.start(asked.request);
  };
  return (
    <>
      <PageHead
        title={t('simulate.title', { flow: document.name })}
        text={t('simulate.text')}
        actions={
          <Link to={`/flows/${flowId}`}>
            <Button tabIndex={-1}>{t('simulate.toEditor')}</Button>
          </Link>
        }
      />
      <DraftProblems problems={problems} document={document} blocked={program === null} />
      {program !== null && (
        <div className="simulate">
          <form
            className="simulate-form"
            aria-label={t('simulate.link')}
            onSubmit={(event) => {
              event.preventDefault();
              start();
            }}
          >
            <SimulationFields form={form} onChange={change} document={document} program={program} catalog={catalog} communities={surroundings.communities} />
            <SimulationRun state={simulation.state} problem={asked !== null && 'problem' in asked ? asked.problem : null} onCancel={simulation.cancel} />
          </form>
          <SimulationResult state={simulation.state} changed={ran !== null && ran !== form} document={document} known={known} />
        </div>
      )}
    </>
  );
}
