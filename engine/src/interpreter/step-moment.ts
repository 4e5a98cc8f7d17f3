// The moment at which a step decides. One is made for every decision, so what it can be asked stands on a prototype: as closures made
// anew each time, these few questions cost more than the steps themselves.
import type { Condition } from '../condition/condition.ts';
import type { Evidence } from '../condition/evidence.ts';
import { signalsOf } from '../condition/signals.ts';
import { usualWorkingHours, type WorkingHours } from '../time/working-time.ts';
import type { ProgramStep } from '../compile/program.ts';
import type { Instant } from '../instant.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import type { EventInput, Moment, UntakenEvent } from './behaviour.ts';
import { lastEventOf, untakenEvents } from './look-back.ts';
import type { Listen, Token } from './run-state.ts';
import { holdsForEvent, holdsIn, judgeIn, listenOf, pathsOf, type Walk } from './walk.ts';

export class StepMoment implements Moment {
  readonly scope: Walk;
  readonly step: ProgramStep;
  readonly key: string;
  readonly at: Instant;
  readonly zone: string;

  /** `at` where it is not where the walk stands: a run that catches up with a pause decides for its end. */
  constructor(walk: Walk, step: ProgramStep, key: string, at: Instant = walk.position.at) {
    this.scope = walk;
    this.step = step;
    this.key = key;
    this.at = at;
    this.zone = walk.member.zone;
  }

  get workingHours(): WorkingHours {
    return this.scope.workingHours ?? usualWorkingHours(this.zone);
  }

  get triggeredAt(): Instant {
    const { run } = this.scope;
    return run.triggeredAt ?? run.started.at;
  }

  get actedAt(): Instant {
    return this.scope.actedAt ?? this.scope.started.at;
  }

  get calendar(): WorkingCalendar | undefined {
    return this.scope.calendar;
  }

  get keyField(): string | null {
    return this.scope.program.key;
  }

  lastOf(event: string): Instant | null {
    return lastEventOf(this.scope, event);
  }

  untaken(events: readonly string[]): readonly UntakenEvent[] {
    return untakenEvents(this.scope, events);
  }

  listenTo(event: string, where: Condition | undefined): Listen {
    return listenOf(event, where, this.scope);
  }

  signals(condition: Condition): readonly Listen[] {
    return signalsOf(condition, this.scope);
  }

  judge(condition: Condition): { readonly value: boolean; readonly recheckAt: Instant | null } {
    return judgeIn(this.scope, condition);
  }

  pathsOf(key: string): readonly Token[] {
    return pathsOf(this.scope, key);
  }

  holds(condition: Condition, evidence?: Evidence[]): boolean {
    return holdsIn(this.scope, condition, evidence);
  }

  holdsFor(event: EventInput, where: Condition | undefined, evidence?: Evidence[]): boolean {
    return where === undefined || holdsForEvent(this.scope, event, where, evidence);
  }
}
