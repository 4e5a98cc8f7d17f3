import { type ActionStep, upgradeFlow } from '@sopwith/activities';
import { type Catalog, compile, type FlowDocument, flowTemplates, parseFlow, programHash, validate } from '@sopwith/engine';
import type { FlowLanguage } from './flow-language.ts';

/** The engine, with the step types of this installation. */
export function languageOf(catalog: Catalog, actions: ReadonlyMap<string, ActionStep> = new Map()): FlowLanguage {
  const upgrade = (flow: FlowDocument) => upgradeFlow(flow, actions);
  return {
    upgrade,
    steps: catalog.manifests,
    templates: flowTemplates,
    parse: (document) => {
      const parsed = parseFlow(document);
      return parsed.ok ? { ok: true, flow: upgrade(parsed.flow) } : parsed;
    },
    validate: (flow, { dictionary = catalog.dictionary, ...surroundings } = {}) => validate(flow, { ...catalog, dictionary }, surroundings),
    compile: (flow) => {
      const program = compile(flow, catalog);
      return { program, hash: programHash(program) };
    },
  };
}
