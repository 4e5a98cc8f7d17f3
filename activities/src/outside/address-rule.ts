// Which addresses a flow may reach. Only what is on the public network: a flow must not be a way into the network that it runs in.
import ipaddr from 'ipaddr.js';

export interface AddressRule {
  /** For installations whose own systems are on the same machine, and for tests. */
  readonly allowLoopback: boolean;
}

/** The metadata and DNS service of one large cloud: a public unicast address that is not public at all. */
const NOT_PUBLIC: ReadonlySet<string> = new Set(['168.63.129.16']);

/** `address` as the resolver gives it: four numbers, or an IPv6 address. Anything that cannot be read is refused. */
export function isAllowedAddress(address: string, { allowLoopback }: AddressRule): boolean {
  // A zone id names an interface of this machine.
  if (address.includes('%') || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv6' && hidesAnother(parsed as ipaddr.IPv6)) return false;
  const range = parsed.range();
  if (range === 'loopback') return allowLoopback;
  return range === 'unicast' && !NOT_PUBLIC.has(parsed.toString());
}

/** IPv6 addresses that a translator would turn into an IPv4 one, which nobody has looked at. */
function hidesAnother(address: ipaddr.IPv6): boolean {
  const first = address.parts[0];
  const isCompatible = address.parts.slice(0, 6).every((part) => part === 0) && (address.parts[6] !== 0 || (address.parts[7] ?? 0) > 1);
  return isCompatible || first === 0x2002 || (first === 0x64 && address.parts[1] === 0xff9b) || (first === 0x2001 && address.parts[1] === 0);
}
