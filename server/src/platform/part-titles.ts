import type { Bilingual } from '@sopwith/engine';

/** The parts of a running Sopwith, as sentences call them. */
const PART_TITLES: Readonly<Record<string, Bilingual>> = {
  API: { zh: 'API', en: 'API' },
  worker: { zh: '工作进程', en: 'worker' },
  'Temporal server': { zh: 'Temporal 服务', en: 'Temporal server' },
  database: { zh: '数据库', en: 'database' },
};

export function partTitle(name: string): Bilingual {
  return (Object.hasOwn(PART_TITLES, name) ? PART_TITLES[name] : undefined) ?? { zh: name, en: name };
}
