// What a message's text may name: member.*, context.*, and the run's variables by name.
import type { Scope } from '../condition/scope.ts';
import { renderTemplate, type TemplateScope } from '../template/render-template.ts';

const nothing: TemplateScope = { member: {}, context: {}, variables: {} };

export function textFor(template: string, scope: Scope): string {
  return renderTemplate(template, template.includes('{') ? templateScope(scope) : nothing);
}

function templateScope({ member, context, variables }: Scope): TemplateScope {
  const { externalId, zone } = member;
  return { member: { ...member.attributes, externalId, zone }, context, variables };
}
