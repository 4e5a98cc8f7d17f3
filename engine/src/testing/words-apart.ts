// What in a document is said in a language, and what stays the same in every one. Which settings of a step hold words is not listed here: the
// schemas of the step types tell it, by the widget that edits a setting and by whether its pattern has room for words.
import { builtinSteps } from '../steps/builtin-steps.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Json, JsonObject } from '../json.ts';
import type { KitDocument } from '../kit/kit-document.ts';

/**
 * `said`: a text that names variables, or a cell of a content table. `read`: the title of what has an id, by which all else goes. `name`: what
 * something is called, and is found by: a tag, an item, a role, a reason.
 */
export interface Word {
  readonly kind: 'said' | 'read' | 'name';
  readonly path: string;
  readonly text: string;
}

export interface Apart {
  /** The document with a blank in the place of each word. */
  readonly rest: Json;
  readonly words: readonly Word[];
}

const BLANK = '…';
/** Of settings that hold words; those of a plain list have no widget. All others name what stands elsewhere, or are no text. */
const WORDY = new Set([undefined, 'template', 'text', 'tag', 'stock', 'value', 'content-table', 'table', 'names', 'outcomes', 'cases']);

/** Of a document itself, whose schema has no widgets: the paths at which words stand. */
const READ = [/^(name|description)$/, /^notes\.\d+\.text$/, /^steps\.\d+\.(name|note)$/, /^(tables|forms|segments)\.\d+\.(title|name|description)$/];
const SAID = [/^tables\.\d+\.rows\.\d+\.(?!id$)/, /^forms\.\d+\.fields\.\d+\.(title|options\.\d+)$/];
const NAMES = [/^exits\.\d+\.reason$/, /^triggers\.\d+\.(words|reasons)\.\d+$/];

const manifests = new Map(builtinSteps.map(({ manifest }) => [manifest.type, manifest]));

export function flowApart(flow: FlowDocument): Apart {
  const words: Word[] = [];
  const steps = flow.steps.map((step, n) => {
    const manifest = manifests.get(step.type);
    if (manifest === undefined) throw new Error(`expected a built-in step type, found ${step.type}`);
    const config = inSettings(step.config, { nodes: [manifest.config], widget: undefined }, `${step.type}`, {}, words);
    const { config: _, ...more } = step;
    return { ...(inDocument(more as unknown as Json, `steps.${n}`, words) as JsonObject), config };
  });
  const { steps: _, ...more } = flow;
  return { rest: { ...(inDocument(more as unknown as Json, '', words) as JsonObject), steps }, words };
}

export function kitApart({ flows, ...more }: KitDocument): Apart {
  const parts = flows.map(({ id, flow }) => ({ id, ...flowApart(flow) }));
  const words: Word[] = [];
  const shared = inDocument(more as unknown as Json, '', words) as JsonObject;
  return {
    rest: { ...shared, flows: parts.map(({ id, rest }) => ({ id, flow: rest })) },
    words: [...words, ...parts.flatMap((part) => part.words.map((word) => ({ ...word, path: `${part.id}: ${word.path}` })))],
  };
}

function inDocument(value: Json, path: string, words: Word[]): Json {
  if (typeof value === 'string') {
    const fits = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(path));
    const kind = fits(READ) ? 'read' : fits(SAID) ? 'said' : fits(NAMES) ? 'name' : undefined;
    if (kind === undefined) return value;
    words.push({ kind, path, text: value });
    return BLANK;
  }
  return inside(value, path, words, (one, key) => inDocument(one, path === '' ? key : `${path}.${key}`, words));
}

interface Schema {
  readonly nodes: readonly Json[];
  /** Of the nearest field around. */
  readonly widget: string | undefined;
}

function inSettings(value: Json, { nodes, widget: around }: Schema, path: string, holder: JsonObject, words: Word[]): Json {
  const all = nodes.flatMap(alternatives);
  const widget = all.map((node) => node['widget']).find((one) => typeof one === 'string') ?? around;
  if (typeof value === 'string') {
    const kind = all.some(hasRoomForWords) ? kindOf(widget, path, holder) : undefined;
    if (kind === undefined) return value;
    words.push({ kind, path, text: value });
    return BLANK;
  }
  return inside(value, path, words, (one, key) => {
    const beneath = Array.isArray(value) ? all.flatMap((node) => node['items'] ?? []) : all.flatMap((node) => propertyOf(node, key));
    return inSettings(one, { nodes: beneath, widget }, `${path}.${Array.isArray(value) ? 'n' : key}`, Array.isArray(value) ? holder : (value as JsonObject), words);
  });
}

/** The parts of a list or an object. The tag of a condition is a name wherever the condition stands; conditions have no schema here. */
function inside(value: Json, path: string, words: Word[], part: (one: Json, key: string) => Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one, n) => part(one as Json, String(n)));
  const object = value as JsonObject;
  if (object['type'] === 'tag' && typeof object['tag'] === 'string') {
    words.push({ kind: 'name', path: `${path}.tag`, text: object['tag'] });
    return { ...object, tag: BLANK };
  }
  return Object.fromEntries(Object.entries(object).map(([key, one]) => [key, part(one, key)]));
}

function kindOf(widget: string | undefined, path: string, holder: JsonObject): Word['kind'] | undefined {
  if (widget === 'named') return holder['from'] === 'text' ? 'said' : undefined;
  if (!WORDY.has(widget)) return undefined;
  if (widget === 'template' || widget === 'value' || widget === 'content-table') return 'said';
  return path.endsWith('.title') || Object.hasOwn(holder, 'id') ? 'read' : 'name';
}

function alternatives(node: Json): readonly JsonObject[] {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [];
  const one = node as JsonObject;
  const more = [one['anyOf'], one['oneOf'], one['allOf']].flatMap((list) => (Array.isArray(list) ? (list as Json[]) : []));
  return [one, ...more.flatMap(alternatives)];
}

function propertyOf({ properties, additionalProperties }: JsonObject, key: string): readonly Json[] {
  const known = properties as JsonObject | undefined;
  if (known !== undefined && Object.hasOwn(known, key)) return [known[key] as Json];
  return additionalProperties === undefined ? [] : [additionalProperties];
}

/** Of ids, names of variables, events and times the patterns leave none. */
function hasRoomForWords(node: JsonObject): boolean {
  if (node['type'] !== 'string' || node['enum'] !== undefined || node['const'] !== undefined || node['format'] !== undefined) return false;
  return typeof node['pattern'] !== 'string' || new RegExp(node['pattern'], 'u').test('两个 words');
}
