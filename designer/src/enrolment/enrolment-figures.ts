import type { EnrolmentDto } from '@sopwith/server/contract';

export function leftOutOf({ excluded }: Pick<EnrolmentDto, 'excluded'>): number {
  return Object.values(excluded).reduce((sum, count) => sum + count, 0);
}

/** Whole percents of what is done; 100 only when everything is. */
export function percentOf(enrolment: Pick<EnrolmentDto, 'total' | 'enrolled' | 'excluded'>): number {
  if (enrolment.total === null) return 0;
  if (enrolment.total === 0) return 100;
  return Math.floor((100 * (enrolment.enrolled + leftOutOf(enrolment))) / enrolment.total);
}
