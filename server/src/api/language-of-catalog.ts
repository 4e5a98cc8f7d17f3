import { type ActionStep, upgradeFlow } from '@sopwith/activities';
import { type Catalog, compile, type FlowDocument, flowTemplates, kitTemplates, parseFlow, parseKit, programHash, stepTitles, validate, validateKit } from '@sopwith/engine';
import type { FlowLanguage } from './flow-language.ts';

/** The engine, with the step types of this installation. */
export function languageOf(catalog: Catalog, actions: ReadonlyMap<string, ActionStep> = new Map()): FlowLanguage {
  const upgrade = (flow: FlowDocument) => upgradeFlow(flow, actions);
  return {
    upgrade,
    steps: catalog.manifests,
    templates: flowTemplates,
    kitTemplates,
    parseKit: (document) => {
      const parsed = parseKit(document);
      if (!parsed.ok) return parsed;
      return { ok: true, kit: { ...parsed.kit, flows: parsed.kit.flows.map(({ id, flow }) => ({ id, flow: upgrade(flow) })) } };
    },
    validateKit: (kit, { dictionary = catalog.dictionary, ...around }) => validateKit(kit, { ...catalog, dictionary }, around),
    parse: (document) => {
      const parsed = parseFlow(document);
      return parsed.ok ? { ok: true, flow: upgrade(parsed.flow) } : parsed;
    },
    validate: (flow, { dictionary = catalog.dictionary, ...surroundings } = {}) => validate(flow, { ...catalog, dictionary }, surroundings),
    titlesOf: (steps) => {
      const [zh, en] = [stepTitles(steps, 'zh', catalog), stepTitles(steps, 'en', catalog)];
      return (id) => ({ zh: zh.get(id) ?? id, en: en.get(id) ?? id });
    },
    compile: (flow) => {
      const program = compile(flow, catalog);
      return { program, hash: programHash(program) };
    },
  };
}
