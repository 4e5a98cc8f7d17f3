// Kits of the gallery: several flows that belong together, in the language of the reader.
import abEn from '../flows/templates/kits/ab-test.en.json' with { type: 'json' };
import abZh from '../flows/templates/kits/ab-test.zh.json' with { type: 'json' };
import campEn from '../flows/templates/kits/challenge-camp.en.json' with { type: 'json' };
import campZh from '../flows/templates/kits/challenge-camp.zh.json' with { type: 'json' };
import calendarEn from '../flows/templates/kits/content-calendar.en.json' with { type: 'json' };
import calendarZh from '../flows/templates/kits/content-calendar.zh.json' with { type: 'json' };
import deskEn from '../flows/templates/kits/crisis-desk.en.json' with { type: 'json' };
import deskZh from '../flows/templates/kits/crisis-desk.zh.json' with { type: 'json' };
import exerciseEn from '../flows/templates/kits/daily-exercise.en.json' with { type: 'json' };
import exerciseZh from '../flows/templates/kits/daily-exercise.zh.json' with { type: 'json' };
import kolEn from '../flows/templates/kits/kol-growth.en.json' with { type: 'json' };
import kolZh from '../flows/templates/kits/kol-growth.zh.json' with { type: 'json' };
import sessionEn from '../flows/templates/kits/sharing-session.en.json' with { type: 'json' };
import sessionZh from '../flows/templates/kits/sharing-session.zh.json' with { type: 'json' };
import type { Bilingual } from './catalog/step-manifest.ts';
import type { KitDocument } from './kit/kit-document.ts';
import { parseKit } from './kit/parse-kit.ts';
import type { Lang } from './words/lang.ts';

export interface KitTemplate {
  readonly id: string;
  readonly title: Bilingual;
  readonly purpose: Bilingual;
  readonly kits: Readonly<Record<Lang, KitDocument>>;
}

export const kitTemplates: readonly KitTemplate[] = [
  template('challenge-camp', campZh, campEn),
  template('sharing-session', sessionZh, sessionEn),
  template('kol-growth', kolZh, kolEn),
  template('content-calendar', calendarZh, calendarEn),
  template('crisis-desk', deskZh, deskEn),
  template('daily-exercise', exerciseZh, exerciseEn),
  template('ab-test', abZh, abEn),
];

function template(id: string, zhFile: unknown, enFile: unknown): KitTemplate {
  const zh = parsed(id, zhFile);
  const en = parsed(id, enFile);
  return { id, title: { zh: zh.name, en: en.name }, purpose: { zh: zh.description, en: en.description }, kits: { zh, en } };
}

function parsed(id: string, file: unknown): KitDocument {
  const result = parseKit(file);
  if (!result.ok) throw new Error(`The template "${id}" must be a kit; found ${JSON.stringify(result.problems)}.`);
  return result.kit;
}
