import { outcomesOf } from '@sopwith/engine';
import { useCallback } from 'react';
import { useCatalog } from '../catalog/catalog-context.tsx';
import type { Point } from '../edit/edit.ts';
import { openWay, planStep } from '../edit/plan-step.ts';
import { freshStepId } from '../edit/step-id.ts';
import type { Way } from '../edit/way.ts';
import { useEditorStore } from './editor-store.ts';

/** Adds a step of a type and selects it. Without a place or a way it continues what is selected. */
export function useAddStep(): (type: string, where?: { at?: Point; after?: Way }) => void {
  const store = useEditorStore();
  const catalog = useCatalog();
  return useCallback(
    (type, where = {}) => {
      const manifest = catalog.types.get(type)?.manifest;
      if (!manifest) return;
      const { history, selected, apply, seek } = store.getState();
      const flow = history.present;
      const [only, ...others] = selected;
      const current = others.length === 0 ? flow.steps.find((step) => step.id === only) : undefined;
      const after = where.after ?? (where.at ? undefined : openWay(flow, current?.id ?? null, current ? outcomesOf(catalog, current) : []));
      const id = freshStepId(type, new Set(flow.steps.map((step) => step.id)), Math.random);
      const outcomes = outcomesOf(catalog, { type, config: manifest.initial });
      apply(planStep(flow, { manifest, id, outcomes, ...(where.at ? { at: where.at } : {}), ...(after ? { after } : {}) }));
      seek(id);
    },
    [store, catalog],
  );
}
