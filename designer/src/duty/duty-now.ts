import type { Shift } from '@sopwith/server/contract';

/** Half-open, as everything in time here. */
export function isOn({ startsAt, endsAt }: Pick<Shift, 'startsAt' | 'endsAt'>, now: number): boolean {
  return startsAt <= now && (endsAt === null || now < endsAt);
}

export function byRole(shifts: readonly Shift[]): readonly { readonly role: string; readonly shifts: readonly Shift[] }[] {
  const roles = [...new Set(shifts.map(({ role }) => role))].sort((a, b) => a.localeCompare(b));
  return roles.map((role) => ({ role, shifts: shifts.filter((shift) => shift.role === role).sort((a, b) => a.startsAt - b.startsAt) }));
}
