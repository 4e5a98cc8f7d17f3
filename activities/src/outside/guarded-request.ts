// One HTTP request to the outside. The address is looked at when the socket is opened, after every name was resolved, so that
// neither a redirect nor a name that changes its mind between two look-ups gets past it.
import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { type AddressRule, isAllowedAddress } from './address-rule.ts';

/** Not allowed to go there; asking again changes nothing. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

export interface GuardedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** How many redirects are followed; absent: three. */
  readonly redirects?: number;
}

export interface Answered {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

const MOST_REDIRECTS = 3;
const MOST_BYTES = 262_144;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** What another host than the one that was meant must not see. */
const SECRETS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);

export type SendRequest = (wanted: GuardedRequest) => Promise<Answered>;

export function createGuardedRequest(rule: AddressRule): SendRequest {
  const agent = new Agent({ connect: { lookup: guardedLookup(rule) }, maxRedirections: 0 } as ConstructorParameters<typeof Agent>[0]);
  return (wanted) => follow(agent, rule, wanted, 0);
}

function guardedLookup(rule: AddressRule): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const forbidden = addresses.find(({ address }) => !isAllowedAddress(address, rule));
      if (forbidden !== undefined || addresses.length === 0) return callback(new ForbiddenAddress(`${hostname} is not on the public network`), '', 0);
      if (options.all === true) return callback(null, addresses);
      const [first] = addresses;
      callback(null, first?.address ?? '', first?.family ?? 4);
    });
  };
}

async function follow(agent: Agent, rule: AddressRule, wanted: GuardedRequest, redirects: number): Promise<Answered> {
  const url = checkedUrl(wanted.url, rule);
  const answer = await request(url, {
    dispatcher: agent,
    method: wanted.method as 'GET',
    headers: wanted.headers,
    body: wanted.body,
    headersTimeout: wanted.timeoutMs,
    bodyTimeout: wanted.timeoutMs,
    signal: AbortSignal.any([wanted.signal, AbortSignal.timeout(wanted.timeoutMs)]),
  });
  const location = answer.headers.location;
  const most = wanted.redirects ?? MOST_REDIRECTS;
  if (most > 0 && REDIRECTS.has(answer.statusCode) && typeof location === 'string') {
    await answer.body.dump();
    if (redirects >= most) throw new ForbiddenAddress(`more than ${most} redirects`);
    return follow(agent, rule, redirected(wanted, new URL(location, url), answer.statusCode), redirects + 1);
  }
  return { status: answer.statusCode, contentType: String(answer.headers['content-type'] ?? ''), text: await readBounded(answer.body) };
}

/** A literal address is connected to without a look-up, so it is looked at here. */
function checkedUrl(text: string, rule: AddressRule): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new ForbiddenAddress('the address is not a URL');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new ForbiddenAddress(`${url.protocol} is not http or https`);
  if (url.username !== '' || url.password !== '') throw new ForbiddenAddress('the address must not carry a user or a password');
  // `URL` has already made one spelling of the many of an IPv4 address: 0x7f.1, 2130706433, 127.1.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowedAddress(host, rule)) throw new ForbiddenAddress(`${host} is not on the public network`);
  return url;
}

function redirected(wanted: GuardedRequest, url: URL, status: number): GuardedRequest {
  const isOther = new URL(wanted.url).origin !== url.origin;
  const headers = Object.fromEntries(Object.entries(wanted.headers).filter(([name]) => !isOther || !SECRETS.has(name.toLowerCase())));
  // 303 always, and 301 and 302 by custom, ask again with GET.
  const becomesGet = status === 303 || ((status === 301 || status === 302) && wanted.method === 'POST');
  return { ...wanted, url: url.href, headers, ...(becomesGet ? { method: 'GET', body: null } : {}) };
}

async function readBounded(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new ForbiddenAddress(`the answer is larger than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
