import { createCatalog } from '@sopwith/engine';
import { expect, it } from 'vitest';
import { type FieldSchema, fieldSchema } from './field-schema.ts';
import { offeredSchema } from './offered.ts';

const catalog = createCatalog();
const formOf = (subject: Parameters<typeof offeredSchema>[1], type: string, config: Parameters<typeof offeredSchema>[3]) =>
  offeredSchema(fieldSchema(catalog.types.get(type)?.manifest.config ?? {}), subject, type, config);
const asked = ({ properties = {} }: FieldSchema) => Object.keys(properties);
const choices = (form: FieldSchema, name: string) => form.properties?.[name]?.enum;

it('a message to a member asks for all that there is', () => {
  const form = formOf('member', 'message', { channel: 'email' });
  expect(asked(form)).toEqual(['channel', 'purpose', 'text', 'subject', 'to', 'variants', 'account', 'validFor', 'waitFor']);
  expect([choices(form, 'to'), choices(form, 'channel')]).toEqual([['member', 'guardian', 'reporter', 'staff'], ['in-app', 'email', 'webhook']]);
});

it('one that goes to a group asks only for what a group has, and calls it so', () => {
  const form = formOf('activity', 'message', { channel: 'in-app', purpose: 'service' });
  expect(asked(form)).toEqual(['channel', 'text', 'to', 'variants']);
  expect([choices(form, 'to'), choices(form, 'channel')]).toEqual([['member', 'reporter'], ['in-app']]);
  expect(form.properties?.['to']?.labels?.['member']).toEqual({ zh: '所在的群', en: 'The group' });
});

it('one to a reporter may go by any channel', () => {
  const form = formOf('incident', 'message', { to: 'reporter', channel: 'in-app' });
  expect(choices(form, 'channel')).toEqual(['in-app', 'email', 'webhook']);
  expect(asked(form)).toContain('waitFor');
});

it('what is set already can be seen and taken away', () => {
  const form = formOf('activity', 'message', { channel: 'email', to: 'guardian', waitFor: 'accepted' });
  expect([choices(form, 'to'), choices(form, 'channel')]).toEqual([['member', 'guardian', 'reporter'], ['in-app', 'email']]);
  expect(asked(form)).toContain('waitFor');
});

it('a group is spoken to as one, or all of it', () => {
  expect(choices(formOf('community', 'group-message', { mentions: 'nobody' }), 'mentions')).toEqual(['nobody', 'everyone']);
  expect(choices(formOf('member', 'group-message', { mentions: 'nobody' }), 'mentions')).toEqual(['nobody', 'member', 'everyone']);
});
