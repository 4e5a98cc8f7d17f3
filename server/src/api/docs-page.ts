// The API to read, made from its own description. Without any script: a viewer from a registry weighs 277 MB for this page.
import { html, raw } from 'hono/html';

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly requestBody?: unknown;
  readonly responses?: Readonly<Record<string, unknown>>;
}

interface Described {
  readonly info: { readonly title: string; readonly description?: string };
  readonly paths?: object;
  readonly components?: { readonly schemas?: object };
}

interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export function docsPage(document: Described) {
  const entries = entriesOf(document);
  const tags = [...new Set(entries.map(tagOf))];
  const schemas = Object.entries(document.components?.schemas ?? {});
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title} API</title>
<style>${raw(style)}</style>
</head>
<body>
<header><h1>${document.info.title} API</h1>
<p>${document.info.description ?? ''} Sign in, or send <code>Authorization: Bearer &lt;API key&gt;</code>; ingest takes a write key as the user
of basic authentication. Errors are problem documents (RFC 9457). For programs: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<nav>${tags.map((tag) => html`<a href="#${tag}">${tag}</a> `)}<a href="#shapes">shapes</a></nav></header>
<main>
${tags.map((tag) => html`<section id="${tag}"><h2>${tag}</h2>${entries.filter((entry) => tagOf(entry) === tag).map(operationOf)}</section>`)}
<section id="shapes"><h2>shapes</h2>${schemas.map(([name, schema]) => html`<details id="shape-${name}"><summary><code>${name}</code></summary>${json(schema)}</details>`)}</section>
</main>
</body>
</html>`;
}

function entriesOf(document: Described): Entry[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, operations]: [string, object]) =>
    Object.entries(operations).map(([method, operation]: [string, Operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

function tagOf({ operation }: Entry): string {
  return operation.tags?.[0] ?? 'other';
}

function operationOf({ method, path, operation }: Entry) {
  const open = operation.security?.length === 0;
  return html`<details><summary><b>${method}</b> <code>${path}</code> ${operation.summary ?? ''}${open ? html` <i>open</i>` : ''}</summary>
${operation.description ? html`<p>${operation.description}</p>` : ''}
${operation.requestBody ? html`<h3>Takes</h3>${json(operation.requestBody)}` : ''}
<h3>Answers</h3>${json(operation.responses?.['200'])}</details>`;
}

function json(value: unknown) {
  return html`<pre>${JSON.stringify(value, null, 2)}</pre>`;
}

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem 1.5rem;color:#1f2330}
nav a{margin-right:.6rem}h2{margin-top:2rem;border-bottom:1px solid #d9dce3}h3{font-size:.9rem;margin:.6rem 0 .2rem}
details{margin:.3rem 0}summary{cursor:pointer}summary b{display:inline-block;min-width:4.5rem}summary i{color:#666}
pre{background:#f5f6f8;padding:.8rem;overflow:auto;font-size:.85rem}`;
