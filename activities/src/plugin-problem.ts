/** What is wrong with a plugin that the configuration names: its message is a whole sentence that says what to do. */
export class PluginProblem extends Error {
  override readonly name = 'PluginProblem';
}
