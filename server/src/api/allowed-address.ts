// Which names and origins this server answers to. Pure.
// A page of another site may point its own name at 127.0.0.1 (DNS rebinding): the Host header then betrays it.

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface AllowedAddresses {
  allowsHost(url: URL): boolean;
  /** Same origin only: cookies do not tell ports apart, so another local page must not count as ours. */
  allowsOrigin(origin: string, url: URL): boolean;
}

export function allowedAddresses(publicUrl: string | null): AllowedAddresses {
  const known = publicUrl === null ? null : new URL(publicUrl);
  return {
    allowsHost: (url) => LOOPBACK.has(url.hostname) || url.host === known?.host,
    allowsOrigin(origin, url) {
      if (!URL.canParse(origin)) return false;
      const from = new URL(origin);
      // Behind a proxy that ends TLS the request looks like http; the public address says what people use.
      return from.origin === known?.origin || (from.host === url.host && from.protocol === url.protocol);
    },
  };
}
