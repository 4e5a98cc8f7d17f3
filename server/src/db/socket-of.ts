/** `postgres://user:password@localhost:5432/name?host=/folder`, as libpq has it: the socket file, and the address without it. */
export function socketOf(url: string): { readonly url: string; readonly path?: string } {
  const address = new URL(url);
  const folder = address.searchParams.get('host');
  if (folder === null || !folder.startsWith('/')) return { url };
  address.searchParams.delete('host');
  return { url: address.href, path: `${folder}/.s.PGSQL.${address.port || 5432}` };
}
