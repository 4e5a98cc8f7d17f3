import { field, fieldNameSchema, type Json, renderTemplate, z } from '@sopwith/engine';
import { defineStep, StepFailure } from '../define-step.ts';
import { createGuardedRequest, ForbiddenAddress, type SendRequest } from '../outside/guarded-request.ts';
import { readAnswer, readPath } from '../outside/read-answer.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const headerName = z.string().regex(/^[A-Za-z0-9-]{1,60}$/, 'value.format');

const config = z.strictObject({
  method: field(z.enum(METHODS), '方法', 'Method', {
    widget: 'choice',
    labels: Object.fromEntries(METHODS.map((method) => [method, { zh: method, en: method }])),
  }),
  url: field(z.string().min(1).max(2000), '地址', 'Address', { widget: 'template' }),
  headers: field(
    z.array(z.strictObject({ name: field(headerName, '名称', 'Name'), value: field(z.string().max(2000), '内容', 'Value', { widget: 'template' }) })).max(20),
    '请求头',
    'Headers',
    { widget: 'outcomes' },
  ),
  body: field(z.string().max(20_000), '内容（JSON）', 'Body (JSON)', {
    widget: 'template',
    help: { zh: 'GET 和 DELETE 不带内容', en: 'GET and DELETE carry none' },
  }),
  answers: field(
    z
      .array(
        z.strictObject({
          variable: field(fieldNameSchema, '存为变量', 'Variable'),
          path: field(z.string().max(200), '取回答里的', 'From the answer', { help: { zh: '例如 data.id', en: 'Such as data.id' } }),
          holds: field(z.enum(['one', 'list', 'object']).exactOptional(), '里面是', 'Holds', {
            widget: 'choice',
            labels: { one: { zh: '一个值', en: 'One value' }, list: { zh: '一列', en: 'A list' }, object: { zh: '几项内容', en: 'Several fields' } },
            help: { zh: '不止一个值的，写进文字时要取其中一项', en: 'Of more than one value a text can only name a part' },
          }),
        }),
      )
      .max(20),
    '记下回答',
    'Keep of the answer',
    { widget: 'outcomes' },
  ),
});

const TIMEOUT_MS = 20_000;
const LONGEST_VALUE = 4_000;

/** Statuses after which asking again can help. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** `send` stands in for the network in tests. */
export function httpRequestStep(send: SendRequest) {
  return defineStep({
    type: 'http-request',
    version: 1,
    title: { zh: '调用外部接口', en: 'HTTP request' },
    help: {
      zh: '请求一个外部接口，回答里的内容可以存为变量。只能访问公网地址。网络问题会自动重试；被对方拒绝（4xx）走「被拒绝」。',
      en: 'Asks another system, and can keep parts of its answer as variables. Only public addresses can be reached. Trouble of the network is tried again; a refusal (4xx) leaves by “refused”.',
    },
    group: 'outside',
    icon: 'api',
    config,
    initial: { method: 'POST', url: '', headers: [], body: '', answers: [] },
    outcomes: { ok: { zh: '成功', en: 'ok' }, refused: { zh: '被拒绝', en: 'refused' } },
    variables: ['httpStatus'],
    variablesFrom: 'answers',
    summary: { zh: '{{ method }} {{ url }}', en: '{{ method }} {{ url }}' },
    retry: { maximumAttempts: 6, initialIntervalMs: 2_000, maximumIntervalMs: 60_000 },
    timeouts: { startToCloseMs: 90_000 },
    async execute({ key, config: wanted, member, context, variables, signal }) {
      const scope = { member: { ...member.attributes, externalId: member.externalId }, context, variables };
      const text = (template: string) => renderTemplate(template, scope);
      const hasBody = wanted.method !== 'GET' && wanted.method !== 'DELETE' && wanted.body.trim() !== '';
      const headers = Object.fromEntries(wanted.headers.map(({ name, value }) => [name.toLowerCase(), text(value).replace(/[\r\n]/g, ' ')]));
      const answer = await ask(send, {
        method: wanted.method,
        url: text(wanted.url),
        // The same on every attempt, so that whoever is asked can tell a repetition.
        headers: { 'idempotency-key': key, ...(hasBody ? { 'content-type': 'application/json' } : {}), ...headers },
        body: hasBody ? text(wanted.body) : null,
        timeoutMs: TIMEOUT_MS,
        signal,
      });
      if (PASSING.has(answer.status)) throw new StepFailure(`answered ${answer.status}`, { retryable: true });
      const json = readAnswer(answer.text, answer.contentType);
      const kept = Object.fromEntries(wanted.answers.map(({ variable, path }) => [variable, bounded(readPath(json, path))]));
      return { outcome: answer.status < 400 ? 'ok' : 'refused', data: { ...kept, httpStatus: answer.status } };
    },
  });
}

async function ask(send: SendRequest, wanted: Parameters<SendRequest>[0]) {
  try {
    return await send(wanted);
  } catch (error) {
    const forbidden = error instanceof ForbiddenAddress || (error instanceof Error && error.cause instanceof ForbiddenAddress);
    throw new StepFailure(error instanceof Error ? error.message : String(error), { retryable: !forbidden, cause: error });
  }
}

/** Variables travel on in the run's state, which is bounded. */
function bounded(value: Json | undefined): Json {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length <= LONGEST_VALUE ? value : text.slice(0, LONGEST_VALUE);
}

export default httpRequestStep(createGuardedRequest({ allowLoopback: process.env['SOPWITH_ALLOW_LOOPBACK'] === '1' }));
