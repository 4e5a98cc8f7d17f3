// Everything in a flow that refers to something by name: conditions, anchors, templates, triggers, exit rules, the key.
import type { Dictionary } from '../catalog/dictionary.ts';
import { problemPath } from '../document/problem-path.ts';
import type { ExitRule, FlowStep, Trigger } from '../document/flow-document.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Problem } from '../problem.ts';
import { isObject } from '../steps/named-outcomes.ts';
import type { Anchor } from '../steps/step-config.ts';
import { variableTypes } from '../steps/variable-types.ts';
import { partsNamed, printedWhole } from '../template/printed-whole.ts';
import { readTemplate } from '../template/read-template.ts';
import { compileTrigger } from './compile-trigger.ts';
import { checkCondition, type Declared, type Finding } from './check-condition.ts';
import { checkUpdates } from './check-updates.ts';
import type { FlowGraph, GraphStep } from './flow-graph.ts';

export function checkReferences(graph: FlowGraph, dictionary: Dictionary): Problem[] {
  const variables = variablesIn(graph);
  const declared: Declared = {
    fields: new Map(graph.flow.context.map(({ name, type }) => [name, type])),
    variables: new Set([...variables.values()].flat()),
    types: variableTypes([...variables.keys()], (step) => variables.get(step) ?? [], dictionary),
    steps: graph.steps,
    // Its paths are walked while it lasts: nobody leaves it by them.
    outcomesOf: (id) => {
      const step = graph.steps.get(id);
      return step?.type ? [...step.outcomes.values()].filter(({ kind }) => kind !== 'path').map(({ id: outcome }) => outcome) : null;
    },
    dictionary,
    columns: columnsOf(graph),
  };
  const compounds = compoundsOf(graph, variables, dictionary);
  return [
    ...[...graph.steps.values()].flatMap((step) => checkStep(step, declared, compounds)),
    ...checkTriggers(graph, declared),
    ...checkExits(graph, declared),
    ...checkUpdates(graph, declared),
    ...checkKey(graph, declared),
  ];
}

/** By step, what it sets. */
type Variables = ReadonlyMap<Pick<FlowStep, 'type' | 'config'>, readonly string[]>;

function variablesIn({ steps }: FlowGraph): Variables {
  return new Map([...steps.values()].map(({ type, step }) => [step, type?.variablesOf(step.config) ?? []]));
}

function columnsOf({ flow }: FlowGraph): ReadonlySet<string> {
  const rows = flow.steps.flatMap(({ type, config }) => (type === 'programme' && Array.isArray(config['rows']) ? (config['rows'] as readonly Json[]) : []));
  return new Set(rows.flatMap((row) => (isObject(row) ? Object.keys(row) : [])));
}

/** What holds more than a single value wherever it is known, by the name that texts use; a variable that some other step sets to one may hold just that. */
function compoundsOf({ steps }: FlowGraph, variables: Variables, { attributes }: Dictionary): JsonObject {
  const compounds: Record<string, Json> = {};
  const single = new Set<string>();
  for (const { type, step } of steps.values()) {
    const own = type?.compoundsOf(step.config) ?? {};
    Object.assign(compounds, own);
    for (const name of variables.get(step) ?? []) if (!Object.hasOwn(own, name)) single.add(name);
  }
  const lists = Object.entries(attributes).filter(([, declared]) => declared === 'list');
  const member = { name: 'Ann', badges: ['early-bird', 'helper'], balances: { main: 1 }, ...Object.fromEntries(lists.map(([name]) => [name, ['a', 'b']])) };
  return { ...treatedAsMany(steps, variables), ...Object.fromEntries(Object.entries(compounds).filter(([name]) => !single.has(name))), member, subject: member };
}

/** What another system answers is not known before; but whoever names a part of it somewhere knows that it has more than one. A text has a size too. */
function treatedAsMany(steps: FlowGraph['steps'], variables: Variables): JsonObject {
  const answers = new Set([...steps.values()].flatMap(({ type, step }) => (type?.manifest.sort === 'action' ? (variables.get(step) ?? []) : [])));
  if (answers.size === 0) return {};
  const texts = [...steps.values()].flatMap(({ type, step, isSet }) => (type === null || !isSet ? [] : type.needsOf(step.config).templates.map(({ text }) => text)));
  const many: Record<string, Json> = {};
  for (const text of texts) {
    const template = readTemplate(text);
    if (template.status === 'unreadable') continue;
    for (const [root, part] of partsNamed(template)) {
      if (answers.has(root) && part !== 'size') many[root] = typeof part === 'number' || part === 'first' || part === 'last' ? ['a', 'b'] : { [part]: 'a' };
    }
  }
  return many;
}

const ROW: JsonObject = { row: { id: 'monday' } };

function checkStep({ step, index, type, isSet }: GraphStep, declared: Declared, compounds: JsonObject): Problem[] {
  if (type === null || !isSet) return [];
  const needs = type.needsOf(step.config);
  const findings = [
    ...needs.conditions.flatMap(({ when, over, path, event, isName }) => {
      const found = checkCondition(when, over, declared, path, event);
      return isName === true ? found.map((finding) => ({ ...finding, path })) : found;
    }),
    ...needs.anchors.flatMap(({ anchor, path }) => checkAnchor(anchor, declared, path)),
    ...needs.templates.flatMap(({ text, path, columns }) => [
      ...checkTemplate(text, columns === undefined ? declared : ofRow(declared, columns), path),
      ...checkPrinted(text, columns === undefined ? compounds : { ...compounds, ...ROW }, path),
    ]),
  ];
  const skipping = step.skipIf === undefined ? [] : checkCondition(step.skipIf, 'run', declared);
  return [
    ...findings.map((finding) => ({ ...finding, path: ['config', ...finding.path] })),
    ...skipping.map((finding) => ({ ...finding, path: ['skipIf', ...finding.path] })),
  ].map(({ code, path, data, severity = 'error' as const }) => ({
    code,
    severity,
    step: step.id,
    path: problemPath(['steps', index, ...path]),
    data,
  }));
}

/** What a text can name of the run itself. */
const OF_RUN: ReadonlySet<string> = new Set(['id', 'date']);

function ofRow(declared: Declared, columns: readonly string[] | 'any'): Declared {
  const { columns: _, ...rest } = declared;
  const known = { ...rest, variables: new Set([...declared.variables, 'row']) };
  return columns === 'any' ? known : { ...known, columns: new Set(columns) };
}

/** Variables of the language's own that are numbers; what a form, an answer or another system brings can be a date. */
const COUNTED: ReadonlySet<string> = new Set([
  'day', 'row', 'streak', 'missedInRow', 'missedTotal', 'cards', 'milestone', 'started', 'excluded', 'finished', 'sent', 'audienceSize', 'ranked', 'drawnFrom',
]);

function checkAnchor(anchor: Anchor, declared: Declared, path: Finding['path']): Finding[] {
  switch (anchor.type) {
    case 'context': {
      const type = declared.fields.get(anchor.field);
      if (type === undefined) return [{ code: 'reference.unknownField', path, data: { field: anchor.field } }];
      return type === 'date' || type === 'instant' ? [] : [{ code: 'anchor.notADate', path, data: { field: anchor.field, type } }];
    }
    case 'variable':
      if (!declared.variables.has(anchor.name)) return [{ code: 'reference.unknownVariable', path, data: { variable: anchor.name } }];
      return COUNTED.has(anchor.name) ? [{ code: 'anchor.notADate', path, data: { field: anchor.name, type: 'number' } }] : [];
    case 'step':
      return declared.steps.has(anchor.step) ? [] : [{ code: 'reference.unknownStep', path, data: { step: anchor.step } }];
    case 'start':
    case 'trigger':
    case 'event':
    case 'date':
    case 'attribute':
      return [];
  }
}

function checkTemplate(text: string, declared: Declared, path: Finding['path']): Finding[] {
  const template = readTemplate(text);
  if (template.status === 'unreadable') return [{ code: template.code, path, data: template.data }];
  return template.variables.flatMap(([root, field]): Finding[] => {
    if (root === 'member' || root === 'subject') return [];
    if (root === 'context') {
      if (field === undefined) return [{ code: 'template.wholeObject', path, data: { name: root } }];
      return declared.fields.has(field) ? [] : [{ code: 'reference.unknownField', path, data: { field } }];
    }
    if (root === 'run' && field !== undefined && OF_RUN.has(field)) return [];
    if (root === 'row' && field !== undefined && declared.variables.has(root)) {
      return declared.columns?.has(field) !== false ? [] : [{ code: 'reference.unknownColumn', path, data: { column: field } }];
    }
    return declared.variables.has(root) ? [] : [{ code: 'reference.unknownVariable', path, data: { variable: root } }];
  });
}

function checkPrinted(text: string, compounds: JsonObject, path: Finding['path']): Finding[] {
  const template = readTemplate(text);
  if (template.status === 'unreadable') return [];
  return printedWhole(template, compounds).map(({ name, part }) => ({ code: 'template.manyValues', path, data: { name, part } }));
}

function checkTriggers({ flow }: FlowGraph, declared: Declared): Problem[] {
  return flow.triggers.flatMap((one, trigger) => {
    const context = one.type === 'event' || one.type === 'date' ? (one.context ?? {}) : {};
    const findings = triggerFindings(one, declared);
    const unknown = Object.keys(context).filter((field) => !declared.fields.has(field));
    return [
      ...findings,
      ...unknown.map((field): Finding => ({ code: 'reference.unknownField', path: ['context', field], data: { field } })),
    ].map(
      ({ code, path, data, severity = 'error' as const }): Problem => ({
        code,
        severity,
        trigger,
        path: problemPath(['triggers', trigger, ...path]),
        data,
      }),
    );
  });
}

function triggerFindings(one: Trigger, declared: Declared): Finding[] {
  switch (one.type) {
    // Nothing happened that could be named: only the member is known.
    case 'schedule':
      return one.audience.where === undefined ? [] : checkCondition(one.audience.where, 'member', declared, ['audience', 'where']);
    case 'date':
      if (one.where === undefined) return [];
      return one.record === undefined
        ? checkCondition(one.where, 'member', declared, ['where'])
        : checkCondition(one.where, 'trigger', declared, ['where'], one.record.events[0]);
    case 'event':
      return one.where === undefined ? [] : checkCondition(one.where, 'trigger', declared, ['where'], one.event);
    default:
      return one.where === undefined ? [] : checkCondition(one.where, 'trigger', declared, ['where'], compileTrigger(one).event);
  }
}

function checkExits({ flow }: FlowGraph, declared: Declared): Problem[] {
  return flow.exits.flatMap((rule, index) =>
    exitFindings(rule, declared).map(
      ({ code, path, data, severity = 'error' as const }): Problem => ({
        code,
        severity,
        path: problemPath(['exits', index, ...path]),
        data: { ...data, exit: rule.id },
      }),
    ),
  );
}

function exitFindings(rule: ExitRule, declared: Declared): Finding[] {
  if ('when' in rule) return checkCondition(rule.when, 'run', declared, ['when']);
  return rule.where === undefined ? [] : checkCondition(rule.where, 'event', declared, ['where'], rule.event);
}

// A run without a key could not be told from another, so the field must be there whenever one starts.
function checkKey({ flow }: FlowGraph, declared: Declared): Problem[] {
  if (flow.key === undefined) return [];
  const at = { severity: 'error', path: 'key', data: { field: flow.key } } as const;
  if (!declared.fields.has(flow.key)) return [{ ...at, code: 'key.unknownField' }];
  return flow.context.some(({ name, required }) => name === flow.key && required === true) ? [] : [{ ...at, code: 'key.notRequired' }];
}
