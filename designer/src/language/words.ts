// Every visible string stands once, in both languages side by side: `editor.undo` is `editorWords.undo`.
import type { Bilingual } from '@sopwith/engine';
import { channelWords } from '../channels/channel-words.ts';
import { conditionBuilderWords } from '../condition/condition-builder-words.ts';
import { dataWords } from '../data/data-words.ts';
import { editorWords } from '../editor/editor-words.ts';
import { enrolmentWords } from '../enrolment/enrolment-words.ts';
import { memberWords } from '../members/member-words.ts';
import { pageWords } from '../pages/page-words.ts';
import { panelWords } from '../panel/panel-words.ts';
import { phoneWords } from '../phone/phone-words.ts';
import { tasksWords } from '../tasks/tasks-words.ts';
import { contentWords } from '../content/content-words.ts';
import { versionsWords } from '../versions/versions-words.ts';
import { standingWords } from '../standing/standing-words.ts';
import { kitWords } from '../kits/kit-words.ts';
import { segmentWords } from '../segments/segment-words.ts';
import { approvalWords } from '../approvals/approval-words.ts';
import { incidentWords } from '../incidents/incident-words.ts';
import { dutyWords } from '../duty/duty-words.ts';
import { simulateWords } from '../simulate/simulate-words.ts';
import { stockWords } from '../stock/stock-words.ts';
import { sendingWords } from '../sending/sending-words.ts';
import { calendarWords } from '../calendars/calendar-words.ts';
import { communityWords } from '../communities/community-words.ts';
import { tierWords } from '../tiers/tier-words.ts';
import { experimentWords } from '../experiments/experiment-words.ts';
import { commonWords } from './common-words.ts';

export const words = {
  common: commonWords,
  editor: editorWords,
  panel: panelWords,
  condition: conditionBuilderWords,
  page: pageWords,
  enrolment: enrolmentWords,
  member: memberWords,
  phone: phoneWords,
  tasks: tasksWords,
  segment: segmentWords,
  tier: tierWords,
  community: communityWords,
  calendar: calendarWords,
  sending: sendingWords,
  stock: stockWords,
  duty: dutyWords,
  incident: incidentWords,
  approval: approvalWords,
  kit: kitWords,
  channel: channelWords,
  data: dataWords,
  content: contentWords,
  versions: versionsWords,
  standing: standingWords,
  experiment: experimentWords,
  simulate: simulateWords,
} satisfies Record<string, Record<string, Bilingual>>;

type Words = typeof words;
type Translation = { readonly [Area in keyof Words]: { readonly [Key in keyof Words[Area]]: string } };

function inLanguage(language: keyof Bilingual): Translation {
  const areas = Object.entries(words).map(([area, pairs]) => [
    area,
    Object.fromEntries(Object.entries(pairs).map(([key, pair]: [string, Bilingual]) => [key, pair[language]])),
  ]);
  // `fromEntries` forgets the keys that it was given.
  return Object.fromEntries(areas) as Translation;
}

export const resources = { zh: { translation: inLanguage('zh') }, en: { translation: inLanguage('en') } };

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Translation };
    returnNull: false;
  }
}
