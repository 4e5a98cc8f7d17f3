import { outcomesOf } from '@sopwith/engine';
import type { FlowDetail } from '@sopwith/server/contract';
import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLive } from '../api/live.ts';
import { CanvasContext, type CanvasExtras } from '../canvas/canvas-context.ts';
import '../canvas/canvas.css';
import { tidyLayout } from '../canvas/tidy.ts';
import { useCatalog } from '../catalog/catalog-context.tsx';
import { FlowPanel } from '../panel/FlowPanel.tsx';
import { ManyPanel } from '../panel/ManyPanel.tsx';
import { StepPanel } from '../panel/StepPanel.tsx';
import { RehearsalSplit } from '../phone/RehearsalSplit.tsx';
import type { Autosave } from './autosave.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import './editor.css';
import { focusBox, focusRegion, focusSettings } from './editor-focus.ts';
import { EditorBar } from './EditorBar.tsx';
import { useEditor, useEditorStore, useFlow } from './editor-store.ts';
import { showProblem } from './show-problem.ts';
import { FlowCanvas } from './FlowCanvas.tsx';
import { Palette } from './Palette.tsx';
import { StepPicker } from './StepPicker.tsx';
import { useAddStep } from './use-add-step.ts';
import { problemsByStep, useProblems } from './use-problems.ts';
import { useShortcuts } from './use-shortcuts.ts';

export interface EditorProps {
  readonly flow: FlowDetail;
  readonly autosave: Autosave;
  readonly onReload: () => void;
}

export function Editor(props: EditorProps) {
  return (
    <ReactFlowProvider>
      <OpenCanvas {...props} />
    </ReactFlowProvider>
  );
}

function OpenCanvas({ flow: detail, autosave, onReload }: EditorProps) {
  const flow = useFlow();
  const store = useEditorStore();
  const catalog = useCatalog();
  const { t } = useTranslation();
  const view = useReactFlow();
  const addStep = useAddStep();
  const problems = useProblems(flow);
  const [rehearsal, setRehearsal] = useState<{ scope: string; userId: string } | null>(null);
  const [isPublished, setPublished] = useState(detail.version !== null);
  const scope = rehearsal?.scope;
  const counts = useLive(
    ['counts', detail.id, scope ?? 'live'],
    () => api.counts(detail.id, scope),
    { path: api.countsStream(detail.id, scope), event: 'counts' },
    isPublished || rehearsal !== null,
  );
  const search = useRef<HTMLDivElement>(null);
  const found = useRef({ problems, last: -1 });
  if (found.current.problems !== problems) found.current = { problems, last: Math.min(found.current.last, problems.length - 1) };

  const extras = useMemo(
    (): CanvasExtras => ({
      problems: problemsByStep(problems),
      counts: counts.data?.steps ?? {},
      onAddAfter: (way) => store.getState().pick({ after: way }),
      onWriteNote: (note, text) => store.getState().apply({ type: 'writeNote', note, text }),
    }),
    [problems, counts.data, store],
  );

  const actions = useMemo(
    () => ({
      save: () => void autosave.flush(),
      find: () => search.current?.querySelector('input')?.focus(),
      goToRegion: focusRegion,
      goToProblem: (by: 1 | -1) => {
        const { problems: all, last } = found.current;
        if (all.length === 0) return;
        const next = last < 0 && by < 0 ? all.length - 1 : (last + by + all.length) % all.length;
        found.current.last = next;
        const at = all[next];
        if (at) showProblem(store, at.problem);
      },
      tidy: () => {
        const { history, apply } = store.getState();
        void tidyLayout(history.present, (step) => outcomesOf(catalog, step)).then((to) => {
          apply({ type: 'moveSteps', to });
          // The canvas takes the new places on its next drawing.
          requestAnimationFrame(() => void view.fitView({ maxZoom: 1, padding: 0.2, duration: 250 }));
        });
      },
    }),
    [autosave, store, catalog, view],
  );
  useShortcuts(actions);

  return (
    <CanvasContext value={extras}>
      <div className="editor" data-rehearsal={rehearsal ? true : undefined}>
        <EditorBar
          detail={detail}
          autosave={autosave}
          problems={problems}
          onTidy={actions.tidy}
          onRehearse={setRehearsal}
          onPublished={() => setPublished(true)}
          rehearsing={rehearsal !== null}
        />
        <nav className="editor-palette" ref={search} aria-label={t('editor.palette')}>
          <Palette
            onAdd={(type) => {
              addStep(type);
              focusSettings();
            }}
          />
        </nav>
        <main className="editor-canvas">
          <FlowCanvas />
          {flow.steps.length === 0 && <p className="editor-empty">{t('editor.emptyHint')}</p>}
        </main>
        <aside
          className="editor-panel"
          aria-label={t('editor.settings')}
          data-testid="panel"
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing || isOpenMenu(event.target)) return;
            // From the settings back to their box; it stays selected.
            event.nativeEvent.stopPropagation();
            focusBox(store.getState().selected[0]);
          }}
        >
          <SidePanel problems={problems} />
        </aside>
        {rehearsal && <RehearsalSplit {...rehearsal} flow={flow} onEnd={() => setRehearsal(null)} />}
      </div>
      <StepPicker />
      <ConflictDialog autosave={autosave} onReload={onReload} />
    </CanvasContext>
  );
}

function SidePanel({ problems }: { readonly problems: ReturnType<typeof useProblems> }) {
  const selected = useEditor((state) => state.selected);
  const flow = useFlow();
  const chosen = flow.steps.filter((step) => selected.includes(step.id));
  const [only, ...others] = chosen;
  if (!only) return <FlowPanel problems={problems} />;
  if (others.length > 0) return <ManyPanel count={chosen.length} />;
  return <StepPanel key={only.id} step={only} problems={problems} />;
}

/** Escape closes it, and nothing more. */
function isOpenMenu(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[aria-expanded="true"], .ant-modal, .ant-popover, .ant-picker-dropdown') !== null;
}
