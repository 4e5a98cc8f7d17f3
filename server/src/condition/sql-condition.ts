// A condition as SQL over one member: the second of its two evaluators. Whatever an operator wrote is a parameter, never a word of
// the statement; `condition-agreement.store.test.ts` holds both evaluators against each other.
import { type Condition, type CountOf, isAbsence, type Json, type JsonObject, type Leaf, MAIN_ACCOUNT, type Operand, type PastEvents, readDate, type Window, type WindowStart } from '@sopwith/engine';
import type { Fragment, ParameterOrFragment } from 'postgres';
import type { Sql, Tx } from '../db/connect.ts';
import { ZoneQuestions, type ZoneRow } from './zone-windows.ts';

export interface SqlCondition {
  /** True or false of the member `m` in the zone row `z`. */
  readonly holds: Fragment;
  /** The rows of `z`, for these zones. */
  zoneRows(zones: readonly string[]): readonly ZoneRow[];
}

/** What stands outside of the database: a moment, and what a run knows, where there is one. */
export interface Given {
  readonly now: number;
  readonly context?: JsonObject;
  readonly variables?: JsonObject;
}

export function sqlCondition(sql: Sql | Tx, condition: Condition, given: Given): SqlCondition {
  const writer = new Writer(sql as Tx, given);
  const holds = writer.condition(condition, null);
  return { holds, zoneRows: (zones) => writer.questions.answer(zones, given.now) };
}

/** How often members did something, or on how many days, and the sum of a property of it. */
export interface PastQuestion extends PastEvents {
  readonly of: 'events' | 'days';
  /** Null: the value is as often as it happened. */
  readonly property: string | null;
}

export interface SqlFigure extends Pick<SqlCondition, 'zoneRows'> {
  /** A row `events`, `value` of the member `m` in the zone row `z`. */
  readonly row: Fragment;
}

export function sqlFigure(sql: Sql | Tx, past: PastQuestion, given: Given): SqlFigure {
  const writer = new Writer(sql as Tx, given);
  const row = writer.row(past);
  return { row, zoneRows: (zones) => writer.questions.answer(zones, given.now) };
}

/** The alias of the event that is being matched. */
type Matched = string | null;

type CountOp = Leaf<'count'>['op'];

class Writer {
  readonly questions = new ZoneQuestions();
  readonly #sql: Tx;
  readonly #given: Given;
  #aliases = 0;

  constructor(sql: Tx, given: Given) {
    this.#sql = sql;
    this.#given = given;
  }

  condition(condition: Condition, matched: Matched): Fragment {
    const sql = this.#sql;
    switch (condition.type) {
      case 'all':
        return this.#joined(condition.of, matched, sql`and`, sql`true`);
      case 'any':
        return this.#joined(condition.of, matched, sql`or`, sql`false`);
      case 'not':
        return sql`(not ${this.condition(condition.of, matched)})`;
      case 'compare': {
        const { left, op, right } = condition;
        return sql`condition_holds(${this.#operand(left, matched)}, ${op}::text, ${this.#operand(right, matched)}, z.pg)`;
      }
      case 'missing':
        return sql`(coalesce(jsonb_typeof(${this.#operand(condition.operand, matched)}), 'null') = 'null')`;
      case 'tag':
        return sql`(${condition.tag}::text = any(m.tags))`;
      case 'community':
        return sql`exists (select 1 from community_members cm join communities c on c.id = cm.community_id
          where cm.member_id = m.id and c.external_id = ${condition.community}::text)`;
      case 'segment':
        return sql`exists (select 1 from segment_members sm
          where sm.member_id = m.id and sm.segment_id = ${condition.segment}::text and sm.inside)`;
      case 'count':
        return this.#count(condition);
      case 'recency':
        return this.#recency(condition);
    }
  }

  row({ of, property, ...past }: PastQuestion): Fragment {
    const sql = this.#sql;
    const event = this.#alias();
    const events = this.#counted(of, event);
    const value = property === null ? events : this.#sum(property, event);
    return sql`select ${events} as events, ${value} as value from ${this.#events(past, event)}`;
  }

  #joined(of: readonly Condition[], matched: Matched, word: Fragment, none: Fragment): Fragment {
    const sql = this.#sql;
    const parts = of.map((part) => this.condition(part, matched));
    const [first, ...others] = parts;
    return first === undefined ? none : others.reduce((all, part) => sql`(${all} ${word} ${part})`, sql`(${first})`);
  }

  /** A jsonb expression; SQL's own null is a missing value too. */
  #operand(operand: Operand, matched: Matched): Fragment {
    const sql = this.#sql;
    switch (operand.type) {
      case 'value':
        return this.#json(operand.value);
      case 'attribute':
        return sql`(m.attributes -> ${operand.name}::text)`;
      case 'context':
        return this.#json(own(this.#given.context, operand.field));
      case 'variable':
        return this.#json(own(this.#given.variables, operand.name));
      case 'tier':
        return operand.ladder === 'lifecycle' ? sql`to_jsonb(m.lifecycle)` : sql`to_jsonb(m.activity)`;
      case 'points':
        return sql`coalesce(nullif(m.points -> ${operand.account ?? MAIN_ACCOUNT}::text, 'null'::jsonb), '0'::jsonb)`;
      case 'today':
        return sql`to_jsonb(z.dates[${this.questions.date(operand.plusDays)}::int])`;
      case 'property':
        return matched === null ? sql`null::jsonb` : sql`(${sql(matched)}.properties -> ${operand.name}::text)`;
      case 'outcome':
        return sql`null::jsonb`;
      case 'event': {
        const event = this.#alias();
        const e = sql(event);
        const order = operand.which === 'first' ? sql`${e}.occurred_at, ${e}.at, ${e}.seq` : sql`${e}.occurred_at desc, ${e}.at desc, ${e}.seq desc`;
        return sql`(select ${e}.properties -> ${operand.property}::text from ${this.#events(operand, event)} order by ${order} limit 1)`;
      }
    }
  }

  #json(value: Json | undefined): Fragment {
    // The driver's JSON type excludes readonly lists, which JSON itself does not.
    return this.#sql`${this.#sql.json((value ?? null) as never)}::jsonb`;
  }

  /** What follows *from*: the member's events of a name, in a window, for which `where` holds. */
  #events(past: PastEvents, event: string): Fragment {
    const sql = this.#sql;
    const e = sql(event);
    const where = past.where === undefined ? sql`` : sql`and ${this.condition(past.where, event)}`;
    return sql`events ${e} where ${e}.member_id = m.id and ${e}.name = ${past.event}::text and ${e}.at <= ${this.#given.now}::bigint
      ${this.#since(past.window, e)} ${where}`;
  }

  #since(window: Window, e: ParameterOrFragment<never>): Fragment {
    const sql = this.#sql;
    switch (window.type) {
      case 'ever':
        return sql``;
      case 'since': {
        const start = this.#startOf(window.from);
        return readDate(start) === null ? sql`and false` : sql`and ${e}.occurred_at >= z.windows[${this.questions.window({ type: 'since', value: String(start) })}::int]`;
      }
      case 'last':
      case 'calendar':
        return sql`and ${e}.occurred_at >= ${this.#windowStart(window)}`;
      case 'previous':
        // It ends where the one begins that it is now.
        return sql`and ${e}.occurred_at >= ${this.#windowStart(window)} and ${e}.occurred_at < ${this.#windowStart({ ...window, type: 'calendar' })}`;
      // Outside of a run these have not begun.
      case 'sinceStart':
      case 'sinceStep':
      case 'sinceTurn':
        return sql`and false`;
    }
  }

  #startOf(from: WindowStart): Json | undefined {
    switch (from.type) {
      case 'value':
        return from.value;
      case 'context':
        return own(this.#given.context, from.field);
      case 'variable':
        return own(this.#given.variables, from.name);
    }
  }

  #windowStart(window: Extract<Window, { type: 'last' | 'calendar' | 'previous' }>): Fragment {
    return this.#sql`z.windows[${this.questions.window(window)}::int]`;
  }

  #count(count: Leaf<'count'>): Fragment {
    const sql = this.#sql;
    const holds = sql`(${this.#figure(count, this.#alias())} ${this.#operator(count.op)} ${count.value}::float8)`;
    if (!isAbsence(count) || count.window.type !== 'last') return holds;
    return sql`(${holds} and m.joined_at <= ${this.#windowStart(count.window)})`;
  }

  #figure(count: PastEvents & CountOf, event: string): Fragment {
    const sql = this.#sql;
    const e = sql(event);
    const found = this.#events(count, event);
    switch (count.of) {
      case 'events':
      case 'days':
        return sql`(select ${this.#counted(count.of, event)} from ${found})`;
      case 'values': {
        const value = sql`${e}.properties -> ${count.property}::text`;
        return sql`(select (count(distinct ${value}) filter (where jsonb_typeof(${value}) <> 'null'))::float8 from ${found})`;
      }
      case 'sum':
        return sql`(select ${this.#sum(count.property, event)} from ${found})`;
      case 'streak':
        // Of the days, the latest first, those that lie as far back as their place in the row says.
        return sql`(select count(*)::float8 from (
            select day, row_number() over (order by day desc) as place, max(day) over () as latest
            from (select distinct condition_local_day(${e}.occurred_at, z.pg) as day from ${found}) days where day <= z.today
          ) streak where day + place - 1 = case when latest = z.today then z.today else z.today - 1 end)`;
    }
  }

  #counted(of: 'events' | 'days', event: string): Fragment {
    const sql = this.#sql;
    const e = sql(event);
    return of === 'events' ? sql`count(*)::float8` : sql`count(distinct condition_local_day(${e}.occurred_at, z.pg))::float8`;
  }

  #sum(property: string, event: string): Fragment {
    const sql = this.#sql;
    const e = sql(event);
    return sql`coalesce(sum(condition_millionths(${e}.properties -> ${property}::text) order by ${e}.at, ${e}.seq), 0) / 1000000::float8`;
  }

  #recency({ event: name, where, is, amount, unit }: Leaf<'recency'>): Fragment {
    const sql = this.#sql;
    const event = this.#alias();
    const past: PastEvents = { event: name, window: { type: 'ever' }, ...(where === undefined ? {} : { where }) };
    const last = sql`(select max(${sql(event)}.occurred_at) from ${this.#events(past, event)})`;
    const since = this.#windowStart({ type: 'last', amount, unit });
    switch (is) {
      case 'within':
        return sql`coalesce(${last} >= ${since}, false)`;
      case 'longerAgo':
        return sql`coalesce(${last} < ${since}, false)`;
      case 'absent':
        return sql`(coalesce(${last} < ${since}, true) and m.joined_at <= ${since})`;
    }
  }

  #operator(op: CountOp): Fragment {
    const sql = this.#sql;
    switch (op) {
      case 'eq':
        return sql`=`;
      case 'ne':
        return sql`<>`;
      case 'gt':
        return sql`>`;
      case 'gte':
        return sql`>=`;
      case 'lt':
        return sql`<`;
      case 'lte':
        return sql`<=`;
    }
  }

  /** A name of our own for each use of the table of events. */
  #alias(): string {
    return `e${this.#aliases++}`;
  }
}

function own(object: JsonObject | undefined, name: string): Json | undefined {
  return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}
