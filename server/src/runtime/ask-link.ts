/** Where a question is answered without signing in: by whoever has its token. */
export function linkOfAsk(publicUrl: string | null, token: string): string {
  return `${(publicUrl ?? '').replace(/\/$/, '')}/q/${token}`;
}
