// What a message's text may name: member.*, context.*, and the run's variables by name.
import type { Scope } from '../condition/scope.ts';
import type { TemplateScope } from '../template/render-template.ts';

export function textScope({ member, context, variables }: Scope): TemplateScope {
  const { externalId, zone } = member;
  return { member: { ...member.attributes, externalId, zone }, context, variables };
}
