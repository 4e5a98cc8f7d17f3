import { type Catalog, compile, flowTemplates, parseFlow, programHash, validate } from '@sopwith/engine';
import type { FlowLanguage } from './flow-language.ts';

/** The engine, with the step types of this installation. */
export function languageOf(catalog: Catalog): FlowLanguage {
  return {
    steps: catalog.manifests,
    templates: flowTemplates,
    parse: parseFlow,
    validate: (flow, surroundings) => validate(flow, catalog, surroundings),
    compile: (flow) => {
      const program = compile(flow, catalog);
      return { program, hash: programHash(program) };
    },
  };
}
