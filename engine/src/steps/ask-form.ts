// What is asked of a member, as the shell shows it, and what an answer means. Pure: pages, phones and the simulator all ask here.
import { ownValue } from '../condition/scope.ts';
import type { Json, JsonObject } from '../json.ts';

export type QuestionKind = 'nps' | 'choice' | 'scale' | 'text';

export interface Question {
  /** The variable that holds the answer. */
  readonly name: string;
  readonly title: string;
  readonly kind: QuestionKind;
  readonly required: boolean;
  /** Of a choice. */
  readonly options: readonly { readonly id: string; readonly title: string }[];
  /** Of a scale, which begins at 1. */
  readonly most: number;
}

/** `kind` is that of the step: `survey` asks several questions, the others one. */
export interface AskForm {
  readonly kind: QuestionKind | 'survey';
  /** Said above the questions of a survey; empty for a single question, which speaks for itself. */
  readonly intro: string;
  readonly questions: readonly Question[];
}

export type Judged =
  | { readonly status: 'answered'; readonly outcome: string; readonly values: JsonObject }
  /** Names of the questions whose answer is missing or no answer to them. */
  | { readonly status: 'atFault'; readonly fields: readonly string[] };

const longestText = 2_000;

/** What nobody asked for is left out; a question that need not be answered may be left empty. */
export function judgeAnswers(form: AskForm, given: JsonObject): Judged {
  const fields: string[] = [];
  const values: Record<string, Json> = {};
  for (const question of form.questions) {
    const value = ownValue(given, question.name);
    if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
      if (question.required) fields.push(question.name);
    } else if (isAnswerTo(question, value)) {
      values[question.name] = value;
    } else {
      fields.push(question.name);
    }
  }
  if (fields.length > 0) return { status: 'atFault', fields };
  const [first] = form.questions;
  return { status: 'answered', outcome: first === undefined ? 'answered' : outcomeOf(form.kind, values[first.name]), values };
}

function isAnswerTo({ kind, options, most }: Question, value: Json): boolean {
  switch (kind) {
    case 'nps':
      return isWhole(value, 0, 10);
    case 'scale':
      return isWhole(value, 1, most);
    case 'choice':
      return options.some(({ id }) => id === value);
    case 'text':
      return typeof value === 'string' && value.length <= longestText;
  }
}

function isWhole(value: Json, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

/** Who would recommend: 9 and 10 promote, up to 6 they detract. */
export function outcomeOf(kind: AskForm['kind'], value: Json | undefined): string {
  if (kind === 'nps' && typeof value === 'number') return value >= 9 ? 'promoter' : value >= 7 ? 'passive' : 'detractor';
  return kind === 'choice' && typeof value === 'string' ? value : 'answered';
}
