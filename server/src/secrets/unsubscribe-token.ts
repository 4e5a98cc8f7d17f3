// The token in a link that ends messages of one kind: it says for whom and which, and is signed, so that nobody needs to keep it.
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Unsubscribing {
  readonly scopeId: string;
  readonly userId: string;
  readonly purpose: string;
  readonly channel: string;
}

export function signUnsubscribe(secret: string, { scopeId, userId, purpose, channel }: Unsubscribing): string {
  const body = Buffer.from(JSON.stringify([scopeId, userId, purpose, channel])).toString('base64url');
  return `${body}.${signatureOf(secret, body)}`;
}

/** Null: it is not one of ours. */
export function readUnsubscribe(secret: string, token: string): Unsubscribing | null {
  const [body = '', signature = '', more] = token.split('.');
  const [expected, given] = [Buffer.from(signatureOf(secret, body)), Buffer.from(signature)];
  if (more !== undefined || expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  // Signed by us, in exactly this shape.
  const [scopeId, userId, purpose, channel] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as string[];
  return { scopeId: String(scopeId), userId: String(userId), purpose: String(purpose), channel: String(channel) };
}

function signatureOf(secret: string, body: string): string {
  return createHmac('sha256', `sopwith/unsubscribe/${secret}`).update(body).digest('base64url');
}
