import { describe, expect, it } from 'vitest';
import { createCatalog } from '../catalog/catalog.ts';
import { validate } from '../compile/validate.ts';
import { exampleFlow, messageStep } from '../document/example-flow.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { SUBJECT_KINDS } from '../document/subject.ts';
import { builtinSteps } from './builtin-steps.ts';
import { concernsMembers, notOffered } from './for-subject.ts';

const catalog = createCatalog();
const channels = ['in-app', 'email', 'webhook'];
const recipients = [undefined, 'member', 'guardian', 'staff', 'reporter'];
const waits = [undefined, 'queued', 'accepted', 'delivered'];

function wrong(subject: FlowDocument['subject'], step: FlowDocument['steps'][number]): readonly string[] {
  const context = [{ name: 'reporter', type: 'text' as const }, { name: 'community', type: 'text' as const }];
  const flow = { ...exampleFlow(), subject, context, triggers: [], exits: [], start: step.id, edges: [], steps: [step] };
  return validate(flow, catalog).flatMap(({ code, path }) => (code === 'message.notForGroup' || code === 'subject.notAMember' ? [path ?? ''] : []));
}

describe.each(SUBJECT_KINDS)('in a flow about %s', (subject) => {
  it('a message is offered each setting exactly where the checks take it', () => {
    for (const to of recipients) {
      for (const channel of channels) {
        for (const waitFor of waits) {
          const said = { ...messageStep('one', 'Hi').config, channel, ...(to === undefined ? {} : { to }), ...(waitFor === undefined ? {} : { waitFor }) };
          const offered = notOffered(subject, 'message', said);
          const isOffered =
            !offered.choices['to']?.includes(to ?? 'member') && !offered.choices['channel']?.includes(channel) && (waitFor === undefined || waitFor === 'queued' || !offered.settings.includes('waitFor'));
          expect([said, isOffered]).toEqual([said, wrong(subject, { ...messageStep('one', 'Hi'), config: said }).length === 0]);
        }
      }
    }
  });

  it('a step is offered exactly where the checks take it at all', () => {
    for (const { manifest } of builtinSteps) {
      const step = { id: 'one', type: manifest.type, version: manifest.version, config: manifest.initial };
      const refused = wrong(subject, step).includes('steps[0].type');
      expect([manifest.type, refused]).toEqual([manifest.type, subject !== 'member' && concernsMembers(manifest.type)]);
    }
  });
});

it('a group has nobody of whom to speak, and is called by its name', () => {
  expect(notOffered('activity', 'group-message', {}).choices).toEqual({ mentions: ['member'] });
  expect(notOffered('activity', 'message', {}).titles['to']?.['member']?.zh).toBe('所在的群');
  expect(notOffered('member', 'message', {})).toEqual({ settings: [], choices: {}, titles: {} });
});
