// Tracing by OpenTelemetry, sent to the collector of OTEL_EXPORTER_OTLP_ENDPOINT. Loaded only where one is named.
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Tracing } from './tracing.ts';

const KINDS = { server: SpanKind.SERVER, internal: SpanKind.INTERNAL } as const;

export function openTelemetry(service: string, env: NodeJS.ProcessEnv): Tracing {
  // Endpoint, headers and time-outs are read from the environment by the exporter itself.
  const exporter = env['OTEL_EXPORTER_OTLP_PROTOCOL'] === 'http/json' ? new JsonExporter() : new ProtobufExporter();
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': env['OTEL_SERVICE_NAME'] || service, 'service.namespace': 'sopwith' }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  const tracer = trace.getTracer('sopwith');
  return {
    current() {
      const carrier: { traceparent?: string } = {};
      propagation.inject(context.active(), carrier);
      return carrier.traceparent ?? null;
    },
    inSpan(name, kind, parent, work) {
      const above = parent === null ? context.active() : propagation.extract(ROOT_CONTEXT, { traceparent: parent });
      return tracer.startActiveSpan(name, { kind: KINDS[kind] }, above, async (span) => {
        let dropped = false;
        try {
          return await work({
            set: (attributes) => span.setAttributes({ ...attributes }),
            link(traceparent) {
              const linked = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, { traceparent }));
              if (linked) span.addLink({ context: linked });
            },
            fail: (what) => span.setStatus({ code: SpanStatusCode.ERROR, message: what }),
            drop() {
              dropped = true;
            },
          });
        } catch (error) {
          span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'unknown' });
          throw error;
        } finally {
          // One that never ends is never sent.
          if (!dropped) span.end();
        }
      });
    },
    stop: () => provider.shutdown(),
  };
}
