// What a message's text may name: member.*, context.*, and the run's variables by name.
import type { Scope } from '../condition/scope.ts';
import type { Json } from '../json.ts';
import { renderTemplate, type TemplateScope } from '../template/render-template.ts';
import type { MemberFacts } from './facts.ts';
import { MAIN_ACCOUNT } from '../condition/read-operand.ts';

const nothing: TemplateScope = { member: {}, context: {}, variables: {} };

export function textFor(template: string, scope: Scope): string {
  return renderTemplate(template, template.includes('{') ? templateScope(scope) : nothing);
}

function templateScope({ member, context, variables }: Scope): TemplateScope {
  const { externalId, zone } = member;
  return { member: { ...member.attributes, ...booksOf(member), externalId, zone }, context, variables };
}

/** What the member's books say goes before an attribute of the same name, which somebody once sent. */
function booksOf({ tiers, points, title, badges }: MemberFacts): Readonly<Record<string, Json>> {
  return {
    ...tiers,
    ...(points === undefined ? {} : { points: points[MAIN_ACCOUNT] ?? 0, balances: points }),
    ...(title === undefined ? {} : { title }),
    ...(badges === undefined ? {} : { badges }),
  };
}
