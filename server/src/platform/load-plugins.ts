import { type ActionStep, loadSteps, PluginProblem } from '@sopwith/activities';
import { StartProblem } from './start-problem.ts';

/** The steps that are files, with those of the plugins; what is wrong with a plugin is the operator's to mend. */
export async function loadPlugins(plugins: readonly string[] | undefined): Promise<ReadonlyMap<string, ActionStep>> {
  try {
    return await loadSteps(plugins);
  } catch (error) {
    throw error instanceof PluginProblem ? new StartProblem(error.said, { cause: error }) : error;
  }
}
