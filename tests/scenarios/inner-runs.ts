// The flows that a scenario's run starts for its own subject, played by the simulator like the run itself; what the server's handler makes of the same.
import {
  type Answered, compile, contextProblem, type Instant, type JsonObject, judgeReentry, keyOf, type MemberFacts, type PreviousRun, type Program, type Simulation, type Simulated, simulateRun, type TrailEntry,
} from '@sopwith/engine';
import { contextFromText } from '../../server/src/runtime/context-from-text.ts';
import { tried } from './acts-simulated.ts';
import { catalog } from './catalog.ts';
import { instantOf, type Scenario } from './scenario.ts';

const MOST_LEVELS = 5;

type Asked = Extract<Parameters<NonNullable<Simulation['answer']>>[0], { type: 'request' }>;

interface Inner {
  readonly key: string;
  readonly flow: string;
  readonly program: Program;
  readonly started: Instant;
  readonly context: JsonObject;
  readonly level: number;
  readonly waitedFor: boolean;
  readonly played: Simulated;
}

export interface InnerRuns {
  answer(asked: Asked): Answered | null;
  /** When the run is played: those that it waited for end with its path. Flow → the trails of its runs, one after the other. */
  trails(trail: readonly TrailEntry[]): Readonly<Record<string, readonly TrailEntry[]>>;
}

/** The member is as they were at the start: what the outer run wrote of them the inner ones do not see. */
export function innerRuns(scenario: Scenario, member: MemberFacts): InnerRuns {
  const inner: Inner[] = [];
  const play = (one: Omit<Inner, 'played'>, end?: Instant): Simulated =>
    simulateRun(one.program, {
      member,
      context: one.context,
      from: one.started,
      until: end ?? instantOf(scenario, scenario.until),
      inputs: [
        ...(scenario.happens ?? []).flatMap((happening, n) => {
          const at = instantOf(scenario, happening.at);
          return 'event' in happening && at > one.started ? [{ type: 'event' as const, at, seq: n + 1, event: happening.event, properties: happening.properties ?? {} }] : [];
        }),
        ...(end === undefined ? [] : [{ type: 'control' as const, at: end, seq: Number.MAX_SAFE_INTEGER - 1, control: { type: 'end' as const, reason: 'parentEnded', by: '$flow' } }]),
      ],
      answer: (asked) => (asked.type === 'act' ? tried(asked) : asked.type === 'request' && asked.request.kind === 'run-flow' ? answer(asked, one.level) : null),
    });
  const answer = ({ key, at, request }: Asked, level: number): Answered | null => {
    if (request.kind !== 'run-flow') return null;
    const refused = (reason: string): Answered => ({ afterMs: 0, outcome: 'refused', data: { reason } });
    const { flow, mode } = request;
    const within = level + (mode === 'handOver' ? 0 : 1);
    if (within > MOST_LEVELS) return refused('tooDeep');
    const document = scenario.others?.flows[flow];
    if (document === undefined) return refused('notPublished');
    const program = compile(document, catalog);
    if (program.subject !== (member.kind ?? 'member')) return refused('wrongSubject');
    const context = contextFromText(program.context, request.context);
    const problem = contextProblem(program, context);
    if (problem !== null) return refused(problem);
    const verdict = judgeReentry(program.reentry, earlierRuns(inner, flow, keyOf(program, context), at), at, member.zone);
    if (!verdict.enroll) return refused(verdict.reason);
    const begun = { key, flow, program, started: at, context, level: within, waitedFor: mode === 'wait' };
    const played = play(begun);
    inner.push({ ...begun, played });
    const { run, trail } = played;
    if (mode !== 'wait') return { afterMs: 0, outcome: 'started', data: { run: run.id } };
    if (run.status !== 'ended' && run.status !== 'failed') return null;
    return { afterMs: (trail.at(-1)?.at ?? at) - at, outcome: 'ended', data: { run: run.id, reason: run.endReason ?? '', status: run.status } };
  };
  return {
    answer: (asked) => answer(asked, 0),
    trails(trail) {
      const trails: Record<string, readonly TrailEntry[]> = {};
      for (const one of inner) {
        const { step, visit } = placeOf(one.key);
        const cut = one.waitedFor ? trail.find((entry) => entry.kind === 'interrupted' && entry.step === step && entry.visit === visit) : undefined;
        const { played } = cut === undefined ? one : { played: play(one, cut.at) };
        trails[one.flow] = [...(trails[one.flow] ?? []), ...played.trail];
      }
      return trails;
    },
  };
}

function earlierRuns(inner: readonly Inner[], flow: string, key: string | null, at: Instant): readonly PreviousRun[] {
  return inner
    .filter((one) => one.flow === flow && keyOf(one.program, one.context) === key)
    .map(({ started, played: { run, trail } }) => {
      const end = trail.at(-1)?.at ?? started;
      return run.status === 'ended' && end < at ? { status: run.status, startedAt: started, endedAt: end } : { status: 'active', startedAt: started, endedAt: null };
    });
}

/** `<runId>/<stepId>#<visit>`. */
function placeOf(key: string): { readonly step: string; readonly visit: number } {
  return { step: key.slice(key.indexOf('/') + 1, key.lastIndexOf('#')), visit: Number(key.slice(key.lastIndexOf('#') + 1)) };
}
