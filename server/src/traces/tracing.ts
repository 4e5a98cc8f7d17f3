// What the product asks of tracing. Off, which is how it starts, it costs a call; who turns it on is `open-telemetry.ts`, and nothing of that is loaded before.
//
// A lane lives for weeks and works for thousands in one batch, so there is no one trace through it. What comes in is kept with the
// trace that it came in by, and the exchange that takes it has a span of its own with a link to each of them.

export interface Span {
  /** Ids and counts only: spans leave the machine. */
  set(attributes: Readonly<Record<string, string | number>>): void;
  /** Also caused by this one. */
  link(traceparent: string): void;
  /** It failed; the kind of error, never its words. */
  fail(kind: string): void;
  /** Nothing happened that is worth a span. */
  drop(): void;
}

export interface Tracing {
  /** W3C `traceparent` of the span that is under way; null: none. */
  current(): string | null;
  inSpan<T>(name: string, kind: 'server' | 'internal', parent: string | null, work: (span: Span) => Promise<T>): Promise<T>;
  /** Sends what has not been sent. */
  stop(): Promise<void>;
}

const noSpan: Span = { set: () => {}, link: () => {}, fail: () => {}, drop: () => {} };
const off: Tracing = { current: () => null, inSpan: (_name, _kind, _parent, work) => work(noSpan), stop: () => Promise.resolve() };

let tracing = off;

export const traces = (): Tracing => tracing;

export const tracesAreOn = (): boolean => tracing !== off;

export function turnOn(to: Tracing): void {
  tracing = to;
}

/** Where the environment names a collector, as OpenTelemetry's own tools read it. */
export async function traceWhereAsked(service: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (!env['OTEL_EXPORTER_OTLP_ENDPOINT'] && !env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']) return;
  const { openTelemetry } = await import('./open-telemetry.ts');
  turnOn(openTelemetry(service, env));
}
