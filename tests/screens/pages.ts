import type { Furnished } from './furnish.ts';

/** Every page of the product, by the name of its picture. */
export const pages = (made: Furnished): Readonly<Record<string, string>> => ({
  flows: '/flows',
  editor: `/flows/${made.onboarding}`,
  challenge: `/flows/${made.challenge}`,
  versions: `/flows/${made.onboarding}/versions`,
  runs: `/flows/${made.onboarding}/runs`,
  run: `/runs/${made.run}`,
  tasks: '/tasks',
  members: '/members',
  kits: '/kits',
  segments: '/segments',
  failed: '/failed-runs',
  rehearsals: '/rehearsals',
  approvals: '/approvals',
  incidents: '/incidents',
  incident: `/incidents/${made.incident}`,
  communities: '/communities',
  community: `/communities/${made.community}`,
  duty: '/duty',
  stock: '/stock',
  sending: '/sending',
  calendars: '/calendars',
  data: '/data',
  settings: '/settings',
  phone: `/phone/${made.scope}/${made.member}`,
});
