// Members’ works: shown once their author agrees, rewarded, and after three of them their author is put forward.
import { done, happens, of, robin } from './gallery-told.ts';
import type { Scenario } from './scenario.ts';

const worked = of('works-showcase');
const work = { context: { work: 'W-3', title: 'Sunset', link: 'https://works.example/3' }, start: '2026-03-02 10:00', until: '2026-03-30 00:00' } as const;
const agreed = [done('2026-03-03 10:00', 'rate', 'outstanding', { comment: 'What light!' }), { at: '2026-03-04 12:00', ask: 'consent', given: { consent: 'agreed' } }] as const;
const inClass = { ...robin, communities: ['class-1'], tiers: { activity: 'lurker' } };

export const workScenarios: readonly Scenario[] = [
  worked('an outstanding work is shown in the group only after its author agreed, with points and a badge', {
    ...work, subject: inClass, happens: agreed, trail: `
      03-02 10:00 started
      03-02 10:00 left thanks done
      03-02 10:00 left active done
      03-02 10:00 resting rate
      03-03 10:00 left rate outstanding
      03-03 10:00 resting consent
      03-04 12:00 left consent agreed
      03-04 12:00 left showcase done
      03-04 12:00 left points done
      03-04 12:00 left badge done
      03-04 12:00 left reward done
      03-04 12:00 left shown done
      03-04 12:00 left third otherwise
      03-04 12:00 ended completed`,
    posts: ['Work of the day: “Sunset” by Robin https://works.example/3\nThe teacher says: “What light!”'],
  }),
  worked('who is in no group, or in several, is shown by hand', { ...work, subject: robin, happens: [...agreed, done('2026-03-05 12:00', 'show', 'shown')], trail: `
      03-02 10:00 started
      03-02 10:00 left thanks done
      03-02 10:00 left active done
      03-02 10:00 resting rate
      03-03 10:00 left rate outstanding
      03-03 10:00 resting consent
      03-04 12:00 left consent agreed
      03-04 12:00 left showcase noCommunity
      03-04 12:00 resting show
      03-05 12:00 left show shown
      03-05 12:00 left points done
      03-05 12:00 left badge done
      03-05 12:00 left reward done
      03-05 12:00 left shown done
      03-05 12:00 left third otherwise
      03-05 12:00 ended completed` }),
  worked('the third work on show within 90 days puts its author forward', {
    ...work,
    subject: inClass,
    happens: [happens('2026-02-10 10:00', 'work.shown', { work: 'W-1' }), happens('2026-02-20 10:00', 'work.shown', { work: 'W-2' }), ...agreed],
    trail: `
      03-02 10:00 started
      03-02 10:00 left thanks done
      03-02 10:00 left active done
      03-02 10:00 resting rate
      03-03 10:00 left rate outstanding
      03-03 10:00 resting consent
      03-04 12:00 left consent agreed
      03-04 12:00 left showcase done
      03-04 12:00 left points done
      03-04 12:00 left badge done
      03-04 12:00 left reward done
      03-04 12:00 left shown done
      03-04 12:00 left third three
      03-04 12:00 left nominate done
      03-04 12:00 ended completed`,
  }),
];
