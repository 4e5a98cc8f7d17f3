// Who checks in when, in a challenge: four days of five, at a random minute of the window, the same ones every time. Pure.
import { randomFrom } from '../setup/random-from.ts';

export interface CheckIn {
  readonly member: number;
  /** Minutes after the first midnight. */
  readonly minute: number;
}

const DAY = 1_440;
/** From the minute after the opening at 07:30 to the last before the closing at 22:00. */
const WINDOW = { from: 7 * 60 + 31, to: 21 * 60 + 59 };
const SHARE = 0.8;

/** In order of time. */
export function checkIns(members: number, days: number, seed = 21): readonly CheckIn[] {
  const random = randomFrom(seed);
  const list: CheckIn[] = [];
  for (let day = 0; day < days; day++) {
    for (let member = 0; member < members; member++) {
      const [comes, when] = [random() < SHARE, random()];
      if (comes) list.push({ member, minute: day * DAY + WINDOW.from + Math.floor(when * (WINDOW.to - WINDOW.from + 1)) });
    }
  }
  return list.sort((a, b) => a.minute - b.minute);
}
