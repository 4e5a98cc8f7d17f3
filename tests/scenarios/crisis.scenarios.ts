// A complaint's golden hour, and what may come after it.
import { galleryFlow } from './gallery-flow.ts';
import type { Happening, Scenario } from './scenario.ts';

type Told = Partial<Omit<Scenario, 'title' | 'flow' | 'trail'>> & { readonly trail: string };

/** Filed on a Monday at ten. Two people are there to agree to statements, unless the year is one without them. */
function complaint(title: string, told: Told, year = 2026): Scenario {
  return {
    title,
    flow: galleryFlow('crisis-response'),
    subject: { attributes: { name: 'Robin' } },
    context: { complaint: 'C-1', summary: 'The lesson was cut off', cause: 'platform' },
    roster: year === 2026 ? { 'statement approver': ['Ann Editor', 'Bo Reader', 'Cy Lawyer'] } : {},
    start: `${year}-03-02 10:00`,
    until: `${year}-05-01 00:00`,
    ...told,
  };
}

const at = (time: string) => `2026-03-${time}`;
const done = (time: string, task: string, outcome: string, form: Record<string, string>, visit = 1): Happening => ({ at: time, task, outcome, form, visit });
const simply = (time: string, task: string, outcome: string, visit = 1): Happening => ({ at: time, task, outcome, visit });
const answers = (time: string, level: 'ordinary' | 'serious'): Happening => done(time, 'first-response', level, { response: 'We give the lesson again.' });
const solves = (time: string, outcome: 'solved' | 'amends', visit = 1): Happening => done(time, 'repair', outcome, { solution: 'Given again' }, visit);
const drafts = (time: string, visit = 1): Happening => done(time, 'statement', 'drafted', { statement: 'We were wrong.' }, visit);
const votes = (time: string, by: string, vote: 'approve' | 'reject', visit = 1): Happening => ({ at: time, approval: 'approve', visit, by, vote });

export const crisisScenarios: readonly Scenario[] = [
  complaint('a complaint that is answered within the hour is solved, visited, reviewed and watched', {
    happens: [
      { at: at('02 10:10'), takeUp: 'first-response' },
      answers(at('02 10:40'), 'ordinary'),
      solves(at('02 15:00'), 'solved'),
      simply(at('03 16:00'), 'follow-up', 'satisfied'),
      done(at('04 10:00'), 'review', 'reviewed', { actions: 'Two servers' }),
    ],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting until-withdrawn
      03-02 10:00 turn until-withdrawn scope
      03-02 10:00 resting open
      03-02 10:00 left open opened
      03-02 10:00 resting golden-hour
      03-02 10:00 turn golden-hour during
      03-02 10:00 resting first-response
      03-02 10:10 noted first-response acknowledged
      03-02 10:40 left first-response ordinary
      03-02 10:40 left respond done
      03-02 10:40 left golden-hour done
      03-02 10:40 left how-serious otherwise
      03-02 10:40 resting repair
      03-02 15:00 left repair solved
      03-02 15:00 resting resolve
      03-02 15:00 left resolve done
      03-02 15:00 resting cool-down
      03-03 15:00 left cool-down done
      03-03 15:00 resting follow-up
      03-03 16:00 left follow-up satisfied
      03-03 16:00 resting calm
      03-03 16:00 left calm none
      03-03 16:00 left thanks done
      03-03 16:00 resting review
      03-04 10:00 left review reviewed
      03-04 10:00 resting note-actions
      03-04 10:00 left note-actions done
      03-04 10:00 resting watch
      04-03 10:00 left watch timeout
      04-03 10:00 left quiet done
      04-03 10:00 left until-withdrawn done
      04-03 10:00 ended completed`,
  }),
  complaint('a serious one that nobody takes up escalates, stops marketing, and has its statement agreed to by two', {
    stock: { 'amends coupon': { left: 1 } },
    happens: [
      answers(at('02 11:10'), 'serious'),
      drafts(at('02 12:00')),
      votes(at('02 12:30'), 'Ann Editor', 'reject'),
      drafts(at('02 13:00'), 2),
      votes(at('02 13:10'), 'Ann Editor', 'approve', 2),
      votes(at('02 13:40'), 'Bo Reader', 'approve', 2),
      simply(at('02 14:00'), 'publish-by-hand', 'published'),
      solves(at('02 18:00'), 'amends'),
      simply(at('04 10:00'), 'follow-up', 'unsatisfied'),
      solves(at('04 18:00'), 'solved', 2),
      simply(at('06 10:00'), 'follow-up', 'satisfied', 2),
      { at: at('20 10:00'), event: 'complaint.filed', properties: { complaint: 'C-2' } },
      simply(at('21 10:00'), 'second', 'understood'),
    ],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting until-withdrawn
      03-02 10:00 turn until-withdrawn scope
      03-02 10:00 resting open
      03-02 10:00 left open opened
      03-02 10:00 resting golden-hour
      03-02 10:00 turn golden-hour during
      03-02 10:00 resting first-response
      03-02 10:15 noted first-response escalated
      03-02 10:30 noted first-response escalated
      03-02 10:45 turn golden-hour soon
      03-02 10:45 resting nearly-late
      03-02 10:45 noted first-response unanswered
      03-02 10:45 left nearly-late done
      03-02 11:00 turn golden-hour hour
      03-02 11:00 resting late
      03-02 11:00 left late done
      03-02 11:10 left first-response serious
      03-02 11:10 left respond done
      03-02 11:10 left golden-hour done
      03-02 11:10 left how-serious serious
      03-02 11:10 resting severity
      03-02 11:10 left severity done
      03-02 11:10 resting hold
      03-02 11:10 left hold done
      03-02 11:10 resting statement
      03-02 12:00 left statement drafted
      03-02 12:00 resting approve
      03-02 12:30 left approve rejected
      03-02 12:30 resting statement#2
      03-02 13:00 left statement#2 drafted
      03-02 13:00 resting approve#2
      03-02 13:40 left approve#2 approved
      03-02 13:40 left publish noCommunity
      03-02 13:40 resting publish-by-hand
      03-02 14:00 left publish-by-hand published
      03-02 14:00 resting published
      03-02 14:00 left published done
      03-02 14:00 resting repair
      03-02 18:00 left repair amends
      03-02 18:00 resting compensate
      03-02 18:00 left compensate granted
      03-02 18:00 left tell-amends done
      03-02 18:00 resting resolve
      03-02 18:00 left resolve done
      03-02 18:00 resting cool-down
      03-03 18:00 left cool-down done
      03-03 18:00 resting follow-up
      03-04 10:00 left follow-up unsatisfied
      03-04 10:00 resting reopen
      03-04 10:00 left reopen done
      03-04 10:00 resting repair#2
      03-04 18:00 left repair#2 solved
      03-04 18:00 resting resolve#2
      03-04 18:00 left resolve#2 done
      03-04 18:00 resting cool-down#2
      03-05 18:00 left cool-down#2 done
      03-05 18:00 resting follow-up#2
      03-06 10:00 left follow-up#2 satisfied
      03-06 10:00 resting calm
      03-06 10:00 left calm done
      03-06 10:00 left thanks done
      03-06 10:00 resting review
      03-11 10:00 left review overdue
      03-11 10:00 resting watch
      03-20 10:00 left watch again
      03-20 10:00 resting second
      03-21 10:00 left second understood
      03-21 10:00 left until-withdrawn done
      03-21 10:00 ended completed`,
  }),
  complaint('where the approvers are too few the head decides, and the group reads it', {
    subject: { attributes: { name: 'Robin' }, communities: ['class-1'] },
    happens: [
      answers('2027-03-02 10:30', 'serious'),
      drafts('2027-03-02 12:00'),
      simply('2027-03-02 12:30', 'decide', 'publish'),
    ],
    until: '2027-03-02 13:00',
    trail: `
      03-02 10:00 started
      03-02 10:00 resting until-withdrawn
      03-02 10:00 turn until-withdrawn scope
      03-02 10:00 resting open
      03-02 10:00 left open opened
      03-02 10:00 resting golden-hour
      03-02 10:00 turn golden-hour during
      03-02 10:00 resting first-response
      03-02 10:15 noted first-response escalated
      03-02 10:30 noted first-response escalated
      03-02 10:30 left first-response serious
      03-02 10:30 left respond done
      03-02 10:30 left golden-hour done
      03-02 10:30 left how-serious serious
      03-02 10:30 resting severity
      03-02 10:30 left severity done
      03-02 10:30 resting hold
      03-02 10:30 left hold done
      03-02 10:30 resting statement
      03-02 12:00 left statement drafted
      03-02 12:00 resting approve
      03-02 12:00 left approve tooFew
      03-02 12:00 resting decide
      03-02 12:30 left decide publish
      03-02 12:30 left publish done
      03-02 12:30 resting published
      03-02 12:30 left published done
      03-02 12:30 resting repair`,
  }, 2027),
  complaint('a statement that nobody agrees to in time may be left unsaid', {
    happens: [answers(at('02 10:30'), 'serious'), drafts(at('02 12:00')), simply(at('02 16:30'), 'decide', 'silent')],
    until: at('02 17:00'),
    trail: `
      03-02 10:00 started
      03-02 10:00 resting until-withdrawn
      03-02 10:00 turn until-withdrawn scope
      03-02 10:00 resting open
      03-02 10:00 left open opened
      03-02 10:00 resting golden-hour
      03-02 10:00 turn golden-hour during
      03-02 10:00 resting first-response
      03-02 10:15 noted first-response escalated
      03-02 10:30 noted first-response escalated
      03-02 10:30 left first-response serious
      03-02 10:30 left respond done
      03-02 10:30 left golden-hour done
      03-02 10:30 left how-serious serious
      03-02 10:30 resting severity
      03-02 10:30 left severity done
      03-02 10:30 resting hold
      03-02 10:30 left hold done
      03-02 10:30 resting statement
      03-02 12:00 left statement drafted
      03-02 12:00 resting approve
      03-02 16:00 left approve timeout
      03-02 16:00 resting decide
      03-02 16:30 left decide silent
      03-02 16:30 resting repair`,
  }),
  complaint('what needs no statement is solved, and whoever cannot be reached is thanked', {
    stock: { 'amends coupon': { left: 0 } },
    happens: [
      answers(at('02 10:30'), 'serious'),
      done(at('02 12:00'), 'statement', 'none-needed', { statement: '-' }),
      solves(at('02 15:00'), 'amends'),
      simply(at('02 16:00'), 'amends-by-hand', 'done-amends'),
      simply(at('03 17:00'), 'follow-up', 'unreachable'),
    ],
    until: at('04 00:00'),
    trail: `
      03-02 10:00 started
      03-02 10:00 resting until-withdrawn
      03-02 10:00 turn until-withdrawn scope
      03-02 10:00 resting open
      03-02 10:00 left open opened
      03-02 10:00 resting golden-hour
      03-02 10:00 turn golden-hour during
      03-02 10:00 resting first-response
      03-02 10:15 noted first-response escalated
      03-02 10:30 noted first-response escalated
      03-02 10:30 left first-response serious
      03-02 10:30 left respond done
      03-02 10:30 left golden-hour done
      03-02 10:30 left how-serious serious
      03-02 10:30 resting severity
      03-02 10:30 left severity done
      03-02 10:30 resting hold
      03-02 10:30 left hold done
      03-02 10:30 resting statement
      03-02 12:00 left statement none-needed
      03-02 12:00 resting repair
      03-02 15:00 left repair amends
      03-02 15:00 resting compensate
      03-02 15:00 left compensate soldOut
      03-02 15:00 resting amends-by-hand
      03-02 16:00 left amends-by-hand done-amends
      03-02 16:00 resting resolve
      03-02 16:00 left resolve done
      03-02 16:00 resting cool-down
      03-03 16:00 left cool-down done
      03-03 16:00 resting follow-up
      03-03 17:00 left follow-up unreachable
      03-03 17:00 resting calm
      03-03 17:00 left calm done
      03-03 17:00 left thanks done
      03-03 17:00 resting review`,
  }),
  complaint('amends whose time is over are made by hand', {
    stock: { 'amends coupon': { left: 5, until: at('01 00:00') } },
    happens: [answers(at('02 10:30'), 'ordinary'), solves(at('02 15:00'), 'amends')],
    until: at('03 00:00'),
    trail: `
      03-02 10:00 started
      03-02 10:00 resting until-withdrawn
      03-02 10:00 turn until-withdrawn scope
      03-02 10:00 resting open
      03-02 10:00 left open opened
      03-02 10:00 resting golden-hour
      03-02 10:00 turn golden-hour during
      03-02 10:00 resting first-response
      03-02 10:15 noted first-response escalated
      03-02 10:30 noted first-response escalated
      03-02 10:30 left first-response ordinary
      03-02 10:30 left respond done
      03-02 10:30 left golden-hour done
      03-02 10:30 left how-serious otherwise
      03-02 10:30 resting repair
      03-02 15:00 left repair amends
      03-02 15:00 resting compensate
      03-02 15:00 left compensate expired
      03-02 15:00 resting amends-by-hand`,
  }),
  complaint('what turns out to be no complaint is closed', {
    happens: [done(at('02 10:30'), 'first-response', 'no-complaint', { response: '-' })],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting until-withdrawn
      03-02 10:00 turn until-withdrawn scope
      03-02 10:00 resting open
      03-02 10:00 left open opened
      03-02 10:00 resting golden-hour
      03-02 10:00 turn golden-hour during
      03-02 10:00 resting first-response
      03-02 10:15 noted first-response escalated
      03-02 10:30 noted first-response escalated
      03-02 10:30 left first-response no-complaint
      03-02 10:30 resting no-complaint
      03-02 10:30 left no-complaint done
      03-02 10:30 left no-case
      03-02 10:30 interrupted golden-hour
      03-02 10:30 interrupted until-withdrawn
      03-02 10:30 ended no complaint`,
  }),
  complaint('a complaint that is withdrawn is closed at once, and its hold ends', {
    happens: [answers(at('02 10:30'), 'serious'), { at: at('02 11:00'), event: 'complaint.withdrawn', properties: { complaint: 'C-1' } }],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting until-withdrawn
      03-02 10:00 turn until-withdrawn scope
      03-02 10:00 resting open
      03-02 10:00 left open opened
      03-02 10:00 resting golden-hour
      03-02 10:00 turn golden-hour during
      03-02 10:00 resting first-response
      03-02 10:15 noted first-response escalated
      03-02 10:30 noted first-response escalated
      03-02 10:30 left first-response serious
      03-02 10:30 left respond done
      03-02 10:30 left golden-hour done
      03-02 10:30 left how-serious serious
      03-02 10:30 resting severity
      03-02 10:30 left severity done
      03-02 10:30 resting hold
      03-02 10:30 left hold done
      03-02 10:30 resting statement
      03-02 11:00 interrupted statement
      03-02 11:00 turn until-withdrawn react
      03-02 11:00 resting withdrawn
      03-02 11:00 left withdrawn done
      03-02 11:00 resting let-go
      03-02 11:00 left let-go done
      03-02 11:00 left until-withdrawn interrupted
      03-02 11:00 ended completed`,
  }),
  complaint('a complaint that is withdrawn while nothing is held is just closed', {
    happens: [{ at: at('02 10:05'), event: 'complaint.withdrawn', properties: { complaint: 'C-9' } }, { at: at('02 10:20'), event: 'complaint.withdrawn', properties: { complaint: 'C-1' } }],
    trail: `
      03-02 10:00 started
      03-02 10:00 resting until-withdrawn
      03-02 10:00 turn until-withdrawn scope
      03-02 10:00 resting open
      03-02 10:00 left open opened
      03-02 10:00 resting golden-hour
      03-02 10:00 turn golden-hour during
      03-02 10:00 resting first-response
      03-02 10:15 noted first-response escalated
      03-02 10:20 interrupted first-response
      03-02 10:20 interrupted golden-hour
      03-02 10:20 turn until-withdrawn react
      03-02 10:20 resting withdrawn
      03-02 10:20 left withdrawn done
      03-02 10:20 resting let-go
      03-02 10:20 left let-go none
      03-02 10:20 left until-withdrawn interrupted
      03-02 10:20 ended completed`,
  }),
  complaint('a complaint of a known cause joins its incident, and is visited once that is resolved', {
    incidents: ['platform'],
    happens: [{ at: at('03 10:00'), event: '$incident.resolved' }],
    until: at('12 00:00'),
    trail: `
      03-02 10:00 started
      03-02 10:00 resting until-withdrawn
      03-02 10:00 turn until-withdrawn scope
      03-02 10:00 resting open
      03-02 10:00 left open merged
      03-02 10:00 left known done
      03-02 10:00 resting known-solved
      03-03 10:00 left known-solved resolved
      03-03 10:00 resting cool-down
      03-04 10:00 left cool-down done
      03-04 10:00 resting follow-up
      03-04 18:00 left follow-up overdue
      03-04 18:00 resting calm
      03-04 18:00 left calm none
      03-04 18:00 left thanks done
      03-04 18:00 left review skipped
      03-04 18:00 resting watch`,
  }),
  complaint('a complaint of a known cause is visited after two weeks although it is not resolved', {
    incidents: ['platform'],
    until: at('18 00:00'),
    trail: `
      03-02 10:00 started
      03-02 10:00 resting until-withdrawn
      03-02 10:00 turn until-withdrawn scope
      03-02 10:00 resting open
      03-02 10:00 left open merged
      03-02 10:00 left known done
      03-02 10:00 resting known-solved
      03-16 10:00 left known-solved timeout
      03-16 10:00 resting cool-down
      03-17 10:00 left cool-down done
      03-17 10:00 resting follow-up
      03-17 18:00 left follow-up overdue
      03-17 18:00 resting calm
      03-17 18:00 left calm none
      03-17 18:00 left thanks done
      03-17 18:00 left review skipped
      03-17 18:00 resting watch`,
  }),
];
