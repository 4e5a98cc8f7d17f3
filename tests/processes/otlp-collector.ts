// A collector that takes spans by OTLP over HTTP, as JSON, and keeps them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface KeptSpan {
  readonly service: string;
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
}

export interface Collector {
  readonly endpoint: string;
  readonly spans: KeptSpan[];
  /** Everything that was received, as it came. */
  readonly received: string[];
  readonly types: Set<string>;
  close(): Promise<void>;
}

interface Value {
  readonly stringValue?: string;
  readonly intValue?: number | string;
  readonly doubleValue?: number;
}
interface Attribute {
  readonly key: string;
  readonly value: Value;
}
interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<KeptSpan, 'service' | 'attributes' | 'links'> & { readonly attributes: readonly Attribute[]; readonly links?: KeptSpan['links'] })[];
    }[];
  }[];
}

export async function openCollector(): Promise<Collector> {
  const spans: KeptSpan[] = [];
  const received: string[] = [];
  const types = new Set<string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const type = request.headers['content-type'] ?? '';
      types.add(`${request.method} ${request.url} ${type}`);
      received.push(body);
      if (type === 'application/json') spans.push(...spansOf(JSON.parse(body) as Sent));
      response.writeHead(200, { 'content-type': type }).end(type === 'application/json' ? '{}' : '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    received,
    types,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function spansOf({ resourceSpans }: Sent): readonly KeptSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map(({ attributes, links = [], ...span }) => ({
        ...span, links, attributes: recordOf(attributes), service: String(recordOf(resource.attributes)['service.name']),
      })),
    ),
  );
}

function recordOf(attributes: readonly Attribute[]): Record<string, string | number> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue ?? value.doubleValue)]));
}
