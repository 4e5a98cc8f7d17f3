// What a message's text may name: member.*, context.*, the run's variables by name, and of the run itself `run.id` and `run.date`.
import { ownValue, type Scope } from '../condition/scope.ts';
import type { Json, JsonObject } from '../json.ts';
import { renderWith, type TemplateScope } from '../template/render-template.ts';
import type { MemberFacts } from './facts.ts';
import { MAIN_ACCOUNT } from '../condition/read-operand.ts';
import { latestDay } from '../time/calendar-window.ts';
import { formatLocalDay } from '../time/local-day.ts';

export function textFor(template: string, scope: Scope): string {
  return renderWith(template, scope, valueNamed, scopeOfText);
}

function scopeOfText(scope: Scope, template: string): TemplateScope {
  return { member: memberInTexts(scope.member), context: scope.context, variables: variablesOfText(template, scope) };
}

/** One value of `scopeOfText`, which is dear to make for a single name. */
function valueNamed(scope: Scope, from: 'member' | 'context' | 'variables', name: string): Json | undefined {
  switch (from) {
    case 'member':
      return memberNamed(scope.member, name);
    case 'context':
      return ownValue(scope.context, name);
    case 'variables':
      return name === 'run' ? runOf(scope) : ownValue(scope.variables, name);
  }
}

/** The run's variables, and the run itself where the text names it. */
export function variablesOfText(template: string, scope: Scope): JsonObject {
  return template.includes('run.') ? { ...scope.variables, run: runOf(scope) } : scope.variables;
}

/** `date`: the local date on which it started. */
function runOf({ run, started, member }: Scope): JsonObject {
  return { id: run?.id ?? '', date: formatLocalDay(latestDay(member.zone, started.at)) };
}

/** What a text can name of a member. */
export function memberInTexts(member: MemberFacts): JsonObject {
  const { externalId, zone } = member;
  return { ...member.attributes, ...booksOf(member), externalId, zone };
}

/** One of `memberInTexts`. */
export function memberNamed(member: MemberFacts, name: string): Json | undefined {
  switch (name) {
    case 'externalId':
      return member.externalId;
    case 'zone':
      return member.zone;
    case 'badges':
      if (member.badges !== undefined) return member.badges;
      break;
    case 'title':
      if (member.title !== undefined) return member.title;
      break;
    case 'points':
      if (member.points !== undefined) return member.points[MAIN_ACCOUNT] ?? 0;
      break;
    case 'balances':
      if (member.points !== undefined) return member.points;
      break;
  }
  return ownValue(Object.hasOwn(member.tiers, name) ? member.tiers : member.attributes, name);
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
