import type { Bilingual } from '@sopwith/engine';

/** What is wrong with a plugin that the configuration names: a whole sentence that says what to do. Its message is the English one. */
export class PluginProblem extends Error {
  override readonly name = 'PluginProblem';
  readonly said: Bilingual;

  constructor(said: Bilingual, options?: ErrorOptions) {
    super(said.en, options);
    this.said = said;
  }
}

export function twice(type: string, path: string): PluginProblem {
  return new PluginProblem({
    zh: `步骤类型 ${type} 定义了两次，${path} 里又有一次。给其中一个换个名字，或把它的插件从 SOPWITH_PLUGINS 里去掉。`,
    en: `The step type ${type} is defined twice, again in ${path}. Give one of the two another name, or take its plugin out of SOPWITH_PLUGINS.`,
  });
}

export function ourOwn(type: string, path: string): PluginProblem {
  return new PluginProblem({
    zh: `${path} 定义了步骤 ${type}，而 Sopwith 自己就有这个步骤。请换一个名字。`,
    en: `${path} defines the step ${type}, which Sopwith has of its own. Give it another name.`,
  });
}

export function notLoaded(path: string, cause: unknown): PluginProblem {
  const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
  return new PluginProblem(
    { zh: `插件 ${path} 加载不了（${why}）。改好它，或从 SOPWITH_PLUGINS 里去掉。`, en: `The plugin ${path} cannot be loaded (${why}). Mend it, or take it out of SOPWITH_PLUGINS.` },
    { cause },
  );
}

export function nowhere(name: string, from: string): PluginProblem {
  return new PluginProblem({
    zh: `SOPWITH_PLUGINS 里写了 ${name}，从 ${from} 看，它既不是文件夹，也不是装好的包。改正名字，在那里放一个文件夹，或先在那里安装这个包。`,
    en: `SOPWITH_PLUGINS names ${name}, which is neither a folder nor an installed package, seen from ${from}. Correct the name, put a folder there, or install the package there first.`,
  });
}

export function withoutStep(path: string): PluginProblem {
  return new PluginProblem({
    zh: `${path} 没有默认导出用 defineStep 做的步骤。照 docs/custom-steps.md 导出一个，或把它从 SOPWITH_PLUGINS 里去掉。`,
    en: `${path} has no default export made by defineStep. Export one, as docs/custom-steps.md shows, or take it out of SOPWITH_PLUGINS.`,
  });
}
