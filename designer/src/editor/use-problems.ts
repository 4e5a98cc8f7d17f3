// Live problems. The check runs when typing pauses, so that typing never waits for it.
import { describeProblem, type FlowDocument, type Problem } from '@sopwith/engine';
import { useEffect, useMemo, useState } from 'react';
import { useCatalog, useSuggestions } from '../catalog/catalog-context.tsx';
import { useLanguage } from '../language/language.ts';
import { problemsOf } from './problems-of.ts';

const PAUSE_MS = 180;

export interface WordedProblem {
  readonly problem: Problem;
  readonly sentence: string;
}

export function useProblems(flow: FlowDocument): readonly WordedProblem[] {
  const catalog = useCatalog();
  const { calendars, around } = useSuggestions();
  const language = useLanguage();
  const [checked, setChecked] = useState(flow);
  useEffect(() => {
    const timer = setTimeout(() => setChecked(flow), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [flow]);
  return useMemo(
    () => problemsOf(checked, catalog, { calendars, ...around, today: Math.floor(Date.now() / 86_400_000) }).map((problem) => ({ problem, sentence: describeProblem(problem, checked, language, catalog) })),
    [checked, catalog, calendars, around, language],
  );
}

export function problemsByStep(problems: readonly WordedProblem[]): ReadonlyMap<string, readonly WordedProblem[]> {
  const byStep = new Map<string, WordedProblem[]>();
  for (const worded of problems) {
    const { step } = worded.problem;
    if (step === undefined) continue;
    byStep.set(step, [...(byStep.get(step) ?? []), worded]);
  }
  return byStep;
}
