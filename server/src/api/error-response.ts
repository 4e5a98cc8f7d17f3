// The one mapping from what was thrown to an RFC 9457 problem document. A bug shows its incident number and nothing else.
import { randomUUID } from 'node:crypto';
import type { Bilingual } from '@sopwith/engine';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { NotDriven } from '../runtime/move-clock.ts';
import { UnknownScope } from '../runtime/scope-clock.ts';
import { isPassing } from './is-passing.ts';
import { notFound, Refusal, type RefusalKind, refusalStatus } from './refusal.ts';

const titles: Record<RefusalKind | 'bug', Bilingual> = {
  'bad-request': { zh: '请求有误', en: 'The request is not valid' },
  'not-signed-in': { zh: '请先登录', en: 'Not signed in' },
  'not-allowed': { zh: '没有权限', en: 'Not allowed' },
  'not-found': { zh: '没有找到', en: 'Not found' },
  conflict: { zh: '内容已变化', en: 'Changed meanwhile' },
  'too-large': { zh: '内容过大', en: 'Too large' },
  'not-publishable': { zh: '流程还有问题', en: 'The flow has problems' },
  'too-many-requests': { zh: '操作过于频繁', en: 'Too many attempts' },
  unavailable: { zh: '服务暂时不可用', en: 'Not available at the moment' },
  bug: { zh: '系统出错', en: 'Something went wrong inside' },
};

export type Report = (incident: string, error: unknown, request: { method: string; route: string }) => void;

export function errorResponse(error: unknown, c: Context, report: Report): Response {
  const language = speaksChinese(c.req.header('accept-language')) ? 'zh' : 'en';
  const refusal = asRefusal(error);
  if (refusal) {
    const { retryAfterSeconds, ...parts } = refusal.parts;
    return problemDocument(
      refusalStatus[refusal.kind],
      {
        type: `urn:sopwith:problem:${refusal.kind}`,
        title: titles[refusal.kind][language],
        status: refusalStatus[refusal.kind],
        detail: refusal.detail[language],
        ...parts,
      },
      retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) },
    );
  }
  const incident = randomUUID();
  // The path pattern, not the path: ids of members may stand in it.
  report(incident, error, { method: c.req.method, route: c.req.routePath });
  return problemDocument(500, {
    type: 'urn:sopwith:problem:bug',
    title: titles.bug[language],
    status: 500,
    detail:
      language === 'zh'
        ? `请稍后重试；如仍不行，请把编号 ${incident} 告诉管理员，日志里可以查到。`
        : `Try again; if it persists, give the number ${incident} to whoever runs this server, who finds it in the log.`,
    incident,
  });
}

function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof UnknownScope) return notFound({ zh: '范围', en: 'scope' });
  if (error instanceof NotDriven) {
    return new Refusal('conflict', {
      zh: '只有驱动式时钟的范围可以拨动时间。',
      en: 'Only the clock of a driven scope can be moved.',
    });
  }
  if (isPassing(error)) {
    return new Refusal(
      'unavailable',
      { zh: '数据库暂时连不上或正忙，请稍后重试。', en: 'The database is away or busy at the moment. Try again shortly.' },
      { retryAfterSeconds: 1 },
    );
  }
  // Hono's own, e.g. JSON that does not parse.
  if (error instanceof HTTPException && error.status < 500) {
    const kind = kindOf(error.status);
    return new Refusal(kind, { zh: `请求无法读取：${error.message}`, en: `The request could not be read: ${error.message}` });
  }
  return null;
}

function kindOf(status: number): RefusalKind {
  for (const [kind, its] of Object.entries(refusalStatus)) if (its === status) return kind as RefusalKind;
  return 'bad-request';
}

function problemDocument(status: number, body: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  });
}

function speaksChinese(header: string | undefined): boolean {
  return header?.trimStart().toLowerCase().startsWith('zh') ?? false;
}
