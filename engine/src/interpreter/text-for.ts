// What a message's text may name: member.*, context.*, the run's variables by name, and of the run itself `run.id` and `run.date`.
import type { Scope } from '../condition/scope.ts';
import type { Json, JsonObject } from '../json.ts';
import { renderTemplate, type TemplateScope } from '../template/render-template.ts';
import type { MemberFacts } from './facts.ts';
import { MAIN_ACCOUNT } from '../condition/read-operand.ts';
import { latestDay } from '../time/calendar-window.ts';
import { formatLocalDay } from '../time/local-day.ts';

const nothing: TemplateScope = { member: {}, context: {}, variables: {} };

export function textFor(template: string, scope: Scope): string {
  if (!template.includes('{')) return renderTemplate(template, nothing);
  return renderTemplate(template, { ...templateScope(scope), variables: variablesOfText(template, scope) });
}

/** The run's variables, and the run itself where the text names it. */
export function variablesOfText(template: string, scope: Scope): JsonObject {
  return template.includes('run.') ? { ...scope.variables, run: runOf(scope) } : scope.variables;
}

/** `date`: the local date on which it started. */
function runOf({ run, started, member }: Scope): JsonObject {
  return { id: run?.id ?? '', date: formatLocalDay(latestDay(member.zone, started.at)) };
}

function templateScope({ member, context }: Scope): Omit<TemplateScope, 'variables'> {
  return { member: memberInTexts(member), context };
}

/** What a text can name of a member. */
export function memberInTexts(member: MemberFacts): JsonObject {
  const { externalId, zone } = member;
  return { ...member.attributes, ...booksOf(member), externalId, zone };
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
