// The reference of all step types, from their manifests: what stands on a form cannot differ from what stands in the docs.
import type { JsonObject, StepGroup, StepManifest, StepType } from '@sopwith/engine';

const GROUPS: Readonly<Record<StepGroup, string>> = {
  time: 'Time',
  listen: 'Behaviour',
  decide: 'Decide',
  programme: 'Programmes',
  many: 'Many at once',
  say: 'Reach out',
  member: 'Member data',
  people: 'People',
  outside: 'Other systems',
  end: 'End',
};

export function stepReference(builtin: readonly StepType[], custom: readonly StepManifest[]): string {
  const steps = [
    ...builtin.map((step) => ({ manifest: step.manifest, outcomes: step.outcomesOf(step.manifest.initial) })),
    ...custom.map((manifest) => ({ manifest, outcomes: manifest.outcomes })),
  ];
  const groups = [...new Set(steps.map(({ manifest }) => manifest.group))];
  const lines = groups.flatMap((group) => [
    `## ${GROUPS[group] ?? group}`,
    '',
    ...steps.filter(({ manifest }) => manifest.group === group).flatMap(({ manifest, outcomes }) => section(manifest, outcomes)),
  ]);
  return [
    '# The step types',
    '',
    'Written by `npm run docs` from the manifests that also make palette and forms. What each means to the instant: [language](language.md).',
    '',
    ...lines,
  ].join('\n');
}

function section(manifest: StepManifest, outcomes: StepManifest['outcomes']): string[] {
  const fields = settings(manifest.config);
  return [
    `### ${manifest.title.en} · ${manifest.title.zh} (\`${manifest.type}\`)`,
    '',
    manifest.help.en,
    '',
    ...(fields.length > 0 ? ['| setting | | |', '|---|---|---|', ...fields, ''] : []),
    `Outcomes as it is first placed: ${outcomes.length === 0 ? 'none' : outcomes.map(({ id, title }) => `\`${id}\` (${title.en})`).join(', ')}.`,
    '',
  ];
}

function settings(schema: JsonObject, prefix = ''): string[] {
  return Object.entries(object(schema['properties'])).flatMap(([name, json]) => {
    const field = object(json);
    if (field['const'] !== undefined) return [];
    const item = object(field['items']);
    const inside = field['type'] === 'object' ? settings(field, `${prefix}${name}.`) : settings(item, `${prefix}${name}[].`);
    // The parts of a value that has a widget of its own are no settings by themselves.
    if (field['title'] === undefined) return inside;
    return [
      `| \`${prefix}${name}\` | ${cell(object(field['title'])['en'])} | ${cell(object(field['help'])['en'] ?? choices(field))} |`,
      ...inside,
    ];
  });
}

function choices(field: JsonObject): string {
  return Object.entries(object(field['labels']))
    .map(([value, label]) => `\`${value}\` ${String(object(label)['en'])}`)
    .join(', ');
}

function cell(text: unknown): string {
  return typeof text === 'string' ? text.replaceAll('|', '\\|').replaceAll('\n', ' ') : '';
}

function object(json: unknown): JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as JsonObject) : {};
}
