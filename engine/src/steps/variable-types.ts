// Of which type the variables are that a flow's steps set: what the comparisons with them are held against. Also of half-written settings.
import { type Dictionary, propertyType, type ValueType } from '../catalog/dictionary.ts';
import type { FlowStep } from '../document/flow-document.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject } from './named-outcomes.ts';

type Types = Readonly<Record<string, ValueType>>;

/** Those that are always the same. */
export const fixedTypes: Readonly<Record<string, Types>> = {
  draw: { drawSeed: 'text', drawHash: 'text', drawnFrom: 'number', winners: 'list' },
  grant: { grantCode: 'text', grantExpiresOn: 'date' },
  broadcast: { sent: 'number', excluded: 'number' },
  'for-each': { started: 'number', excluded: 'number', finished: 'number' },
  rank: { ranking: 'list', ranked: 'number' },
  programme: { day: 'number', streak: 'number', missedInRow: 'number', missedTotal: 'number', cards: 'number', milestone: 'number', dayList: 'list' },
  approval: { approvedText: 'text', approvalNote: 'text' },
  'incident-open': { incident: 'text' },
  'wait-callback': { callbackToken: 'text' },
  'http-request': { httpStatus: 'number' },
};

/**
 * By name. What another system answers is of no type that the flow could know, and neither is what two steps set to values of two types.
 * `namesOf`: all variables that a step sets.
 */
export function variableTypes(
  steps: readonly Pick<FlowStep, 'type' | 'config'>[],
  namesOf: (step: Pick<FlowStep, 'type' | 'config'>) => readonly string[],
  dictionary: Dictionary,
): ReadonlyMap<string, ValueType> {
  const found = new Map<string, ValueType | null>();
  for (const step of steps) {
    const types = typesOf(step, dictionary);
    for (const name of namesOf(step)) {
      const type = types.get(name) ?? null;
      const before = found.get(name);
      found.set(name, before === undefined || sameType(before, type) ? type : null);
    }
  }
  return new Map([...found].flatMap(([name, type]) => (type === null ? [] : [[name, type]])));
}

function sameType(a: ValueType | null, b: ValueType | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function typesOf({ type, config }: Pick<FlowStep, 'type' | 'config'>, dictionary: Dictionary): ReadonlyMap<string, ValueType> {
  const fixed = Object.hasOwn(fixedTypes, type) ? Object.entries(fixedTypes[type] ?? {}) : [];
  switch (type) {
    case 'measure':
      return new Map([['audienceSize', 'number'], [String(config['into']), config['what'] === 'top' ? 'list' : 'number']]);
    case 'ask':
      return new Map(config['kind'] === 'survey' ? objectsIn(config['questions']).flatMap(ofQuestion) : ofQuestion({ ...config, name: config['variable'] ?? '' }));
    case 'task':
      return new Map(objectsIn(config['form']).flatMap(ofFormField));
    case 'whenever':
      return new Map(ofKept(config, dictionary));
    default:
      return new Map(fixed);
  }
}

function ofQuestion({ name, kind, options }: JsonObject): [string, ValueType][] {
  if (typeof name !== 'string') return [];
  switch (kind) {
    case 'nps':
    case 'scale':
      return [[name, 'number']];
    case 'text':
      return [[name, 'text']];
    case 'choice':
      // A step's own options have ids; those of a survey's question are their titles.
      return [[name, { oneOf: listOf(options).flatMap((each) => (typeof each === 'string' ? [each] : isObject(each) && typeof each['id'] === 'string' ? [each['id']] : [])) }]];
    default:
      return [];
  }
}

function ofFormField({ name, kind, options }: JsonObject): [string, ValueType][] {
  if (typeof name !== 'string') return [];
  switch (kind) {
    case 'text':
    case 'number':
    case 'date':
      return [[name, kind]];
    case 'yesNo':
      return [[name, 'boolean']];
    case 'choice':
      return [[name, { oneOf: listOf(options).filter((each) => typeof each === 'string') }]];
    default:
      return [];
  }
}

function ofKept({ event, keep }: JsonObject, dictionary: Dictionary): [string, ValueType][] {
  if (typeof event !== 'string') return [];
  return listOf(keep).flatMap((name): [string, ValueType][] => {
    const type = typeof name === 'string' ? propertyType(dictionary, event, name) : null;
    return typeof name !== 'string' || type === null || type === 'undeclared' ? [] : [[name, type]];
  });
}

function listOf(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? (json as readonly Json[]) : [];
}

function objectsIn(json: Json | undefined): readonly JsonObject[] {
  return listOf(json).filter(isObject);
}
