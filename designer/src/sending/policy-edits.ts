import type { SendingPolicy } from '@sopwith/engine';

/** A cap of a purpose without any span is none. */
export function withCap(policy: SendingPolicy, purpose: 'marketing' | 'reminder', span: 'perDay' | 'perWeek', most: number | null): SendingPolicy {
  const { [span]: _, ...others } = policy.caps[purpose] ?? {};
  const cap = most === null ? others : { ...others, [span]: most };
  const { [purpose]: __, ...caps } = policy.caps;
  return { ...policy, caps: Object.keys(cap).length === 0 ? caps : { ...caps, [purpose]: cap } };
}
