// The gallery: flows that a newcomer can publish as they are, in the language of the reader.
import challengeEn from '../flows/templates/challenge-21-days.en.json' with { type: 'json' };
import challengeZh from '../flows/templates/challenge-21-days.zh.json' with { type: 'json' };
import giftEn from '../flows/templates/check-in-gift.en.json' with { type: 'json' };
import giftZh from '../flows/templates/check-in-gift.zh.json' with { type: 'json' };
import complianceEn from '../flows/templates/compliance-calendar.en.json' with { type: 'json' };
import complianceZh from '../flows/templates/compliance-calendar.zh.json' with { type: 'json' };
import crisisEn from '../flows/templates/crisis-response.en.json' with { type: 'json' };
import crisisZh from '../flows/templates/crisis-response.zh.json' with { type: 'json' };
import careEn from '../flows/templates/deadline-care.en.json' with { type: 'json' };
import careZh from '../flows/templates/deadline-care.zh.json' with { type: 'json' };
import checkEn from '../flows/templates/content-check.en.json' with { type: 'json' };
import checkZh from '../flows/templates/content-check.zh.json' with { type: 'json' };
import dormantEn from '../flows/templates/dormant-reactivation.en.json' with { type: 'json' };
import dormantZh from '../flows/templates/dormant-reactivation.zh.json' with { type: 'json' };
import frequentEn from '../flows/templates/frequent-upgrade.en.json' with { type: 'json' };
import frequentZh from '../flows/templates/frequent-upgrade.zh.json' with { type: 'json' };
import campaignEn from '../flows/templates/goal-campaign.en.json' with { type: 'json' };
import campaignZh from '../flows/templates/goal-campaign.zh.json' with { type: 'json' };
import graduationEn from '../flows/templates/graduation.en.json' with { type: 'json' };
import graduationZh from '../flows/templates/graduation.zh.json' with { type: 'json' };
import lurkerEn from '../flows/templates/lurker-activation.en.json' with { type: 'json' };
import lurkerZh from '../flows/templates/lurker-activation.zh.json' with { type: 'json' };
import npsEn from '../flows/templates/nps-loop.en.json' with { type: 'json' };
import npsZh from '../flows/templates/nps-loop.zh.json' with { type: 'json' };
import onboardingEn from '../flows/templates/onboarding.en.json' with { type: 'json' };
import onboardingZh from '../flows/templates/onboarding.zh.json' with { type: 'json' };
import questionsEn from '../flows/templates/questions.en.json' with { type: 'json' };
import questionsZh from '../flows/templates/questions.zh.json' with { type: 'json' };
import referralEn from '../flows/templates/referral-reward.en.json' with { type: 'json' };
import referralZh from '../flows/templates/referral-reward.zh.json' with { type: 'json' };
import renewalEn from '../flows/templates/renewal.en.json' with { type: 'json' };
import renewalZh from '../flows/templates/renewal.zh.json' with { type: 'json' };
import trialEn from '../flows/templates/trial-conversion.en.json' with { type: 'json' };
import trialZh from '../flows/templates/trial-conversion.zh.json' with { type: 'json' };
import worksEn from '../flows/templates/works-showcase.en.json' with { type: 'json' };
import worksZh from '../flows/templates/works-showcase.zh.json' with { type: 'json' };
import type { Bilingual } from './catalog/step-manifest.ts';
import type { FlowDocument } from './document/flow-document.ts';
import { parseFlow } from './document/parse-flow.ts';
import type { Lang } from './words/lang.ts';

export interface FlowTemplate {
  readonly id: string;
  readonly title: Bilingual;
  readonly purpose: Bilingual;
  readonly flows: Readonly<Record<Lang, FlowDocument>>;
}

export const flowTemplates: readonly FlowTemplate[] = [
  template('onboarding', onboardingZh, onboardingEn),
  template('challenge-21-days', challengeZh, challengeEn),
  template('crisis-response', crisisZh, crisisEn),
  template('deadline-care', careZh, careEn),
  template('dormant-reactivation', dormantZh, dormantEn),
  template('trial-conversion', trialZh, trialEn),
  template('frequent-upgrade', frequentZh, frequentEn),
  template('renewal', renewalZh, renewalEn),
  template('check-in-gift', giftZh, giftEn),
  template('nps-loop', npsZh, npsEn),
  template('referral-reward', referralZh, referralEn),
  template('graduation', graduationZh, graduationEn),
  template('questions', questionsZh, questionsEn),
  template('works-showcase', worksZh, worksEn),
  template('lurker-activation', lurkerZh, lurkerEn),
  template('compliance-calendar', complianceZh, complianceEn),
  template('content-check', checkZh, checkEn),
  template('goal-campaign', campaignZh, campaignEn),
];

function template(id: string, zhFile: unknown, enFile: unknown): FlowTemplate {
  const zh = parsed(id, zhFile);
  const en = parsed(id, enFile);
  return { id, title: { zh: zh.name, en: en.name }, purpose: { zh: zh.description ?? '', en: en.description ?? '' }, flows: { zh, en } };
}

function parsed(id: string, file: unknown): FlowDocument {
  const result = parseFlow(file);
  if (!result.ok) throw new Error(`The template "${id}" must be a flow document; found ${JSON.stringify(result.problems)}.`);
  return result.flow;
}
