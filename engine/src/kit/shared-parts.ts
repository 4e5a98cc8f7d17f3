// Tables and forms stand once in the file, and in each step that uses them where the flows are drawn and run.
import { canonicalJson } from '../compile/canonical-json.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Json, JsonObject } from '../json.ts';
import type { KitDocument, KitPlace } from './kit-document.ts';

type Setting = 'rows' | 'form';

interface Part {
  readonly setting: Setting;
  readonly content: readonly JsonObject[];
  readonly into: readonly KitPlace[];
}

function partsOf({ tables, forms }: KitDocument): readonly Part[] {
  return [
    ...tables.map(({ rows, into }): Part => ({ setting: 'rows', content: rows, into })),
    ...forms.map(({ fields, into }): Part => ({ setting: 'form', content: fields, into })),
  ];
}

/** Each part laid into its steps. Places that are not there are left; `validateKit` names them. */
export function layShared(kit: KitDocument): KitDocument {
  return partsOf(kit).reduce((laid, { setting, content, into }) => withSetting(laid, into, setting, () => content), kit);
}

/**
 * Each part taken out of its steps. The drawn flow is the one that counts: a part is what its first step has now, and a step
 * that has something else by now keeps it, and is no place of that part any more.
 */
export function gatherShared(kit: KitDocument): KitDocument {
  const tables = kit.tables.map((table) => {
    const rows = contentAt(kit, table.into, 'rows') ?? table.rows;
    return { ...table, rows, into: table.into.filter((place) => isSame(settingAt(kit, place, 'rows'), rows)) };
  });
  const forms = kit.forms.map((form) => {
    const fields = contentAt(kit, form.into, 'form') ?? form.fields;
    return { ...form, fields, into: form.into.filter((place) => isSame(settingAt(kit, place, 'form'), fields)) };
  });
  const gathered: KitDocument = { ...kit, tables, forms };
  return partsOf(gathered).reduce((bare, { setting, into }) => withSetting(bare, into, setting, () => undefined), gathered);
}

export function stepAt({ flows }: Pick<KitDocument, 'flows'>, { flow, step }: KitPlace) {
  return flows.find(({ id }) => id === flow)?.flow.steps.find(({ id }) => id === step);
}

function settingAt(kit: KitDocument, place: KitPlace, setting: Setting): Json | undefined {
  return stepAt(kit, place)?.config[setting];
}

function contentAt(kit: KitDocument, into: readonly KitPlace[], setting: Setting): readonly JsonObject[] | undefined {
  const found = into.map((place) => settingAt(kit, place, setting)).find((content) => Array.isArray(content));
  // What stands there was checked as the setting of its step.
  return found as readonly JsonObject[] | undefined;
}

function isSame(one: Json | undefined, other: readonly JsonObject[]): boolean {
  return one !== undefined && canonicalJson(one) === canonicalJson(other);
}

function withSetting(kit: KitDocument, into: readonly KitPlace[], setting: Setting, content: () => readonly JsonObject[] | undefined): KitDocument {
  const isPlace = (flow: string, step: string) => into.some((place) => place.flow === flow && place.step === step);
  const inFlow = (id: string, flow: FlowDocument): FlowDocument => ({
    ...flow,
    steps: flow.steps.map((step) => {
      if (!isPlace(id, step.id)) return step;
      const { [setting]: _, ...others } = step.config;
      const value = content();
      return { ...step, config: value === undefined ? others : { ...others, [setting]: value } };
    }),
  });
  return { ...kit, flows: kit.flows.map(({ id, flow }) => ({ id, flow: inFlow(id, flow) })) };
}
