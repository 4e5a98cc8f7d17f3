// Every scenario, by what it is about. A scenario that found a fault stays for good.
import { campScenarios } from './challenge-camp.scenarios.ts';
import { changingScenarios } from './changing.scenarios.ts';
import { crisisScenarios } from './crisis.scenarios.ts';
import { deadlineCareScenarios } from './deadline-care.scenarios.ts';
import { branchScenarios } from './gallery-branches.scenarios.ts';
import { manyGalleryScenarios } from './gallery-many.scenarios.ts';
import { projectScenarios } from './gallery-projects.scenarios.ts';
import { galleryScenarios } from './gallery.scenarios.ts';
import { holdScenarios } from './holds.scenarios.ts';
import { languageScenarios } from './language-page.ts';
import { manyScenarios } from './many.scenarios.ts';
import { outcomeScenarios } from './outcomes.scenarios.ts';
import type { Scenario } from './scenario.ts';
import { startingScenarios } from './starting.scenarios.ts';
import { splitScenarios } from './split.scenarios.ts';
import { wheneverScenarios } from './whenever.scenarios.ts';

export const scenarios: readonly Scenario[] = [
  ...deadlineCareScenarios,
  ...crisisScenarios,
  ...galleryScenarios,
  ...branchScenarios,
  ...projectScenarios,
  ...manyGalleryScenarios,
  ...holdScenarios,
  ...manyScenarios,
  ...outcomeScenarios,
  ...splitScenarios,
  ...wheneverScenarios,
  ...campScenarios,
  ...startingScenarios,
  ...changingScenarios,
  ...languageScenarios,
];
