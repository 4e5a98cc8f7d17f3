// The small pieces of which the scenarios of a single rule are made: a word to the member or the group, a length of time, every day.
import { END, step } from '@sopwith/engine';

const said = (text: string) => ({ channel: 'in-app', purpose: 'service', text }) as const;

/** The last word of a path. */
export const say = (text: string) => step('message', said(text), { done: END });
/** A word, and then on. */
export const sayThen = <const To extends string>(text: string, to: To) => step('message', said(text), { done: to });
/** To the group that the run is about. */
export const post = (text: string) => step('group-message', { community: null, text, mentions: 'nobody' }, { done: END, noCommunity: END });

export const hours = (amount: number) => ({ amount, unit: 'hours' }) as const;
export const days = (amount: number) => ({ amount, unit: 'days' }) as const;
export const waitThen = <const To extends string>(duration: ReturnType<typeof hours | typeof days>, to: To) => step('wait-duration', { duration }, { done: to });

export const daily = { weekdays: [1, 2, 3, 4, 5, 6, 7] as const };
