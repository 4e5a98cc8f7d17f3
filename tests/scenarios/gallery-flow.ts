import { type FlowDocument, flowTemplates } from '@sopwith/engine';

/** A flow of the gallery, in English so that its texts can be read beside the code. */
export function galleryFlow(id: string): FlowDocument {
  const template = flowTemplates.find((one) => one.id === id);
  if (template === undefined) throw new Error(`expected a template "${id}", found none`);
  return template.flows.en;
}
