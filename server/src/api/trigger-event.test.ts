import { compile, createCatalog, type FlowDocument, flowTemplates } from '@sopwith/engine';
import { expect, test } from 'vitest';
import { triggerEvent } from './trigger-event.ts';

const program = (id: string) => compile(flowTemplates.find((template) => template.id === id)?.flows.en as FlowDocument, createCatalog());

test('the trigger that starts a run carries the context in the properties that the trigger reads it from', () => {
  const complaint = {
    ...program('crisis-response'),
    triggers: [{ type: 'event', event: 'complaint.filed', context: { complaint: 'ticket' } }] as const,
  };
  expect(triggerEvent(complaint, { complaint: 'c-1', severity: 'high' })).toEqual({
    event: 'complaint.filed',
    properties: { ticket: 'c-1', severity: 'high' },
  });
});

test('a flow that is started by hand has none', () => {
  expect(triggerEvent({ ...program('onboarding'), triggers: [] }, {})).toBeNull();
});
