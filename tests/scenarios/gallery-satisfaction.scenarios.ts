// Whether they would recommend us, and what follows from the answer.
import { done, of, robin } from './gallery-told.ts';
import type { Happening, Scenario } from './scenario.ts';

const asked = of('nps-loop');
const survey = { subject: robin, start: '2026-03-02 10:00', until: '2026-04-01 00:00' } as const;
const scores = (at: string, ask: string, score: number): Happening => ({ at, ask, given: { score } });
const nps: readonly Scenario[] = [
  asked('a promoter is invited to recommend', { ...survey, happens: [scores('2026-03-02 12:00', 'nps', 9)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps promoter
      03-02 12:00 left refer done
      03-02 12:00 left tag-promoter done
      03-02 12:00 ended completed` }),
  asked('the passive are asked what is missing', { ...survey, happens: [scores('2026-03-02 12:00', 'nps', 8), { at: '2026-03-02 12:05', ask: 'missing', given: { wish: 'More exercises' } }], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps passive
      03-02 12:00 resting missing
      03-02 12:05 left missing answered
      03-02 12:05 left thanks done
      03-02 12:05 ended completed` }),
  asked('and need not answer', { ...survey, happens: [scores('2026-03-02 12:00', 'nps', 7)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps passive
      03-02 12:00 resting missing
      03-04 12:00 left missing timeout
      03-04 12:00 ended completed` }),
  asked('a detractor is called within the day, and content a week later', {
    ...survey, happens: [scores('2026-03-02 12:00', 'nps', 3), done('2026-03-02 15:00', 'call', 'mended', { matter: 'The teacher' }), scores('2026-03-09 16:00', 'better', 9)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps detractor
      03-02 12:00 resting call
      03-02 15:00 left call mended
      03-02 15:00 resting a-week
      03-09 15:00 left a-week done
      03-09 15:00 resting better
      03-09 16:00 left better promoter
      03-09 16:00 left refer done
      03-09 16:00 left tag-promoter done
      03-09 16:00 ended completed`,
  }),
  asked('what is not mended goes to the head, and may be better after a week', {
    ...survey, happens: [scores('2026-03-02 12:00', 'nps', 3), done('2026-03-02 15:00', 'call', 'open', { matter: 'The teacher' }), done('2026-03-03 15:00', 'lead', 'mended'), scores('2026-03-10 16:00', 'better', 7)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps detractor
      03-02 12:00 resting call
      03-02 15:00 left call open
      03-02 15:00 resting lead
      03-03 15:00 left lead mended
      03-03 15:00 resting a-week
      03-10 15:00 left a-week done
      03-10 15:00 resting better
      03-10 16:00 left better passive
      03-10 16:00 left thanks done
      03-10 16:00 ended completed`,
  }),
  asked('a detractor whom nobody calls within 24 hours goes to the head, who may lose them', {
    ...survey, happens: [scores('2026-03-02 12:00', 'nps', 0), done('2026-03-03 15:00', 'lead', 'lost')], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps detractor
      03-02 12:00 resting call
      03-02 16:00 noted call escalated
      03-02 20:00 noted call unanswered
      03-03 12:00 left call overdue
      03-03 12:00 resting lead
      03-03 15:00 left lead lost
      03-03 15:00 left tag-detractor done
      03-03 15:00 ended completed`,
  }),
  asked('a detractor whom the head does not see to either is marked', { ...survey, happens: [scores('2026-03-02 12:00', 'nps', 0)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps detractor
      03-02 12:00 resting call
      03-02 16:00 noted call escalated
      03-02 20:00 noted call unanswered
      03-03 12:00 left call overdue
      03-03 12:00 resting lead
      03-05 12:00 left lead overdue
      03-05 12:00 left tag-detractor done
      03-05 12:00 ended completed` }),
  asked('whoever is still not content a week later is marked', {
    ...survey, happens: [scores('2026-03-02 12:00', 'nps', 3), done('2026-03-02 15:00', 'call', 'mended', { matter: 'The teacher' }), scores('2026-03-09 16:00', 'better', 5)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps detractor
      03-02 12:00 resting call
      03-02 15:00 left call mended
      03-02 15:00 resting a-week
      03-09 15:00 left a-week done
      03-09 15:00 resting better
      03-09 16:00 left better detractor
      03-09 16:00 left tag-detractor done
      03-09 16:00 ended completed`,
  }),
  asked('whoever does not answer a week later is left', {
    ...survey, happens: [scores('2026-03-02 12:00', 'nps', 3), done('2026-03-02 15:00', 'call', 'mended', { matter: 'The teacher' })], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-02 12:00 left nps detractor
      03-02 12:00 resting call
      03-02 15:00 left call mended
      03-02 15:00 resting a-week
      03-09 15:00 left a-week done
      03-09 15:00 resting better
      03-12 15:00 left better timeout
      03-12 15:00 ended completed`,
  }),
  asked('whoever does not answer is asked once more, and then left', { ...survey, trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-05 10:00 left nps timeout
      03-05 10:00 left remind done
      03-05 10:00 resting nps-again
      03-08 10:00 left nps-again timeout
      03-08 10:00 ended completed` }),
  asked('a promoter may answer the second time', { ...survey, happens: [scores('2026-03-06 12:00', 'nps-again', 10)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-05 10:00 left nps timeout
      03-05 10:00 left remind done
      03-05 10:00 resting nps-again
      03-06 12:00 left nps-again promoter
      03-06 12:00 left refer done
      03-06 12:00 left tag-promoter done
      03-06 12:00 ended completed` }),
  asked('so may the passive', { ...survey, happens: [scores('2026-03-06 12:00', 'nps-again', 8)], trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-05 10:00 left nps timeout
      03-05 10:00 left remind done
      03-05 10:00 resting nps-again
      03-06 12:00 left nps-again passive
      03-06 12:00 resting missing
      03-08 12:00 left missing timeout
      03-08 12:00 ended completed` }),
  asked('and a detractor', { ...survey, happens: [scores('2026-03-06 12:00', 'nps-again', 1)], until: '2026-03-06 13:00', trail: `
      03-02 10:00 started
      03-02 10:00 resting nps
      03-05 10:00 left nps timeout
      03-05 10:00 left remind done
      03-05 10:00 resting nps-again
      03-06 12:00 left nps-again detractor
      03-06 12:00 resting call` }),
];

export const satisfactionScenarios: readonly Scenario[] = [...nps];
