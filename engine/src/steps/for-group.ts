// Semantics 29: in a run about something else than a member, what a message would say to the member is for the group.
import type { SubjectKind } from '../document/subject.ts';
import type { MessageConfig } from './step-config.ts';

/** Whether it is posted to the run's community, as `group-message` posts. */
export function isForGroup(subject: SubjectKind | undefined, { to = 'member', channel }: Pick<MessageConfig, 'to' | 'channel'>): boolean {
  return subject !== undefined && subject !== 'member' && to === 'member' && channel === 'in-app';
}

export type NotForGroup = 'guardian' | 'staff' | 'email' | 'webhook' | 'waitFor';

/** What a message asks for that a group does not have, each with the setting that asks for it. A reporter is a person, named by the context. */
export function notForGroup({ to = 'member', channel, waitFor = 'queued' }: Pick<MessageConfig, 'to' | 'channel' | 'waitFor'>): readonly { readonly what: NotForGroup; readonly field: string }[] {
  if (to === 'reporter') return [];
  if (to !== 'member') return [{ what: to, field: 'to' }];
  return [
    ...(channel === 'in-app' ? [] : [{ what: channel, field: 'channel' }]),
    ...(waitFor === 'queued' ? [] : [{ what: 'waitFor' as const, field: 'waitFor' }]),
  ];
}
