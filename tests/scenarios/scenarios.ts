// Every scenario, by what it is about. A scenario that found a fault stays for good.
import { abScenarios } from './ab-test.scenarios.ts';
import { anchorScenarios } from './anchors.scenarios.ts';
import { askingScenarios } from './asking.scenarios.ts';
import { audienceScenarios } from './audiences.scenarios.ts';
import { memberBookScenarios } from './member-books.scenarios.ts';
import { peopleScenarios } from './people.scenarios.ts';
import { sayingScenarios } from './saying.scenarios.ts';
import { waitingScenarios } from './waiting.scenarios.ts';
import { campScenarios } from './challenge-camp.scenarios.ts';
import { changingScenarios } from './changing.scenarios.ts';
import { comparingScenarios } from './comparing.scenarios.ts';
import { calendarScenarios } from './content-calendar.scenarios.ts';
import { everyStepScenarios } from './every-step.scenarios.ts';
import { deskScenarios } from './crisis-desk.scenarios.ts';
import { crisisScenarios } from './crisis.scenarios.ts';
import { exerciseScenarios } from './daily-exercise.scenarios.ts';
import { deadlineCareScenarios } from './deadline-care.scenarios.ts';
import { branchScenarios } from './gallery-branches.scenarios.ts';
import { campaignScenarios } from './gallery-campaign.scenarios.ts';
import { checkScenarios } from './gallery-checks.scenarios.ts';
import { comingBackScenarios } from './gallery-coming-back.scenarios.ts';
import { cultivationScenarios } from './gallery-cultivation.scenarios.ts';
import { giftScenarios } from './gallery-gifts.scenarios.ts';
import { groupScenarios } from './gallery-groups.scenarios.ts';
import { projectScenarios } from './gallery-projects.scenarios.ts';
import { honourScenarios } from './gallery-honours.scenarios.ts';
import { offerScenarios } from './gallery-offers.scenarios.ts';
import { satisfactionScenarios } from './gallery-satisfaction.scenarios.ts';
import { sessionScenarios } from './gallery-sessions.scenarios.ts';
import { galleryScenarios } from './gallery.scenarios.ts';
import { heldBroadcastScenarios } from './held-broadcasts.scenarios.ts';
import { holdScenarios } from './holds.scenarios.ts';
import { languageScenarios } from './language-page.ts';
import { inOrderScenarios } from './in-order.scenarios.ts';
import { innerRunScenarios } from './inner-runs.scenarios.ts';
import { broadcastScenarios } from './broadcast.scenarios.ts';
import { figureScenarios } from './figures.scenarios.ts';
import { manyScenarios } from './many.scenarios.ts';
import { outcomeScenarios } from './outcomes.scenarios.ts';
import { outsideScenarios } from './outside.scenarios.ts';
import { reentryScenarios } from './reentry.scenarios.ts';
import type { Scenario } from './scenario.ts';
import { startingScenarios } from './starting.scenarios.ts';
import { splitScenarios } from './split.scenarios.ts';
import { thisRunScenarios } from './this-run.scenarios.ts';
import { workScenarios } from './gallery-works.scenarios.ts';
import { wheneverScenarios } from './whenever.scenarios.ts';

export const scenarios: readonly Scenario[] = [
  ...deadlineCareScenarios,
  ...crisisScenarios,
  ...galleryScenarios,
  ...branchScenarios,
  ...projectScenarios,
  ...campaignScenarios,
  ...checkScenarios,
  ...workScenarios,
  ...groupScenarios,
  ...giftScenarios,
  ...offerScenarios,
  ...comingBackScenarios,
  ...satisfactionScenarios,
  ...cultivationScenarios,
  ...honourScenarios,
  ...sessionScenarios,
  ...calendarScenarios,
  ...deskScenarios,
  ...exerciseScenarios,
  ...holdScenarios,
  ...heldBroadcastScenarios,
  ...inOrderScenarios,
  ...figureScenarios,
  ...broadcastScenarios,
  ...manyScenarios,
  ...thisRunScenarios,
  ...comparingScenarios,
  ...abScenarios,
  ...outcomeScenarios,
  ...splitScenarios,
  ...wheneverScenarios,
  ...campScenarios,
  ...startingScenarios,
  ...reentryScenarios,
  ...innerRunScenarios,
  ...outsideScenarios,
  ...changingScenarios,
  ...everyStepScenarios,
  ...anchorScenarios,
  ...askingScenarios,
  ...audienceScenarios,
  ...memberBookScenarios,
  ...peopleScenarios,
  ...sayingScenarios,
  ...waitingScenarios,
  ...languageScenarios,
];
