// The files of a new step type: one that works, to be changed, and its test.

/** `activities`: where the test finds the harness, as a path from the folder. */
export function newStepFiles(name: string, activities: string, titleZh: string): Readonly<Record<string, string>> {
  const title = name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  return {
    [`${name}.mjs`]: `// ${title}: a step type of our own. Everything that Sopwith knows of it stands in this file.
export default ({ defineStep, field, z, StepFailure }) =>
  defineStep({
    type: '${name}',
    version: 1,
    title: { zh: ${quoted(titleZh)}, en: '${title}' },
    help: { zh: '说明这一步做什么。', en: 'Says what this step does.' },
    group: 'outside',
    icon: 'api',
    config: z.strictObject({
      amount: field(z.int().min(1).max(1000), '数量', 'Amount'),
    }),
    initial: { amount: 1 },
    outcomes: { done: { zh: '完成', en: 'done' }, refused: { zh: '被拒绝', en: 'refused' } },
    variables: ['reference'],
    summary: { zh: '数量 {{ amount }}', en: 'Amount {{ amount }}' },
    async execute({ key, config, member }) {
      // \`key\` is the same on every attempt: give it to the other system, so that it does nothing twice.
      if (member.externalId === '') throw new StepFailure('the member has no id', { retryable: false });
      if (config.amount > 500) return { outcome: 'refused' };
      return { outcome: 'done', data: { reference: \`\${key}/\${config.amount}\` } };
    },
  });
`,
    [`${name}.test.mts`]: `import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadSteps, runStep } from '${activities.startsWith('.') ? activities : `./${activities}`}';

const steps = await loadSteps([dirname(fileURLToPath(import.meta.url))]);
const step = steps.get('${name}');
assert.ok(step, 'the step is loaded');

test('it does what it is for, and gives later steps its reference', async () => {
  const answer = await runStep(step, { config: { amount: 3 }, key: 'run/step#1' });
  assert.deepEqual(answer, { outcome: 'done', data: { reference: 'run/step#1/3' } });
});

test('too much is refused', async () => {
  assert.deepEqual(await runStep(step, { config: { amount: 501 } }), { outcome: 'refused' });
});

test('settings that do not fit fail at once', async () => {
  await assert.rejects(runStep(step, { config: { amount: 0 } }), { name: 'StepFailure', retryable: false });
});
`,
  };
}

/** As a string of the source, whatever stands in it. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
