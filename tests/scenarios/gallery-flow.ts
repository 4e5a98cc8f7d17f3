import { type FlowDocument, flowTemplates, kitTemplates } from '@sopwith/engine';

/** A flow of the gallery, in English so that its texts can be read beside the code. */
export function galleryFlow(id: string): FlowDocument {
  const template = flowTemplates.find((one) => one.id === id);
  if (template === undefined) throw new Error(`expected a template "${id}", found none`);
  return template.flows.en;
}

export function kitFlow(kit: string, id: string): FlowDocument {
  const found = kitTemplates.find((one) => one.id === kit)?.kits.en.flows.find((one) => one.id === id);
  if (found === undefined) throw new Error(`expected a flow "${id}" in a kit "${kit}", found none`);
  return found.flow;
}
