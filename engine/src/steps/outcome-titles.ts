import type { OutcomeManifest } from '../catalog/step-manifest.ts';

export const DONE: OutcomeManifest = { id: 'done', title: { zh: '完成', en: 'done' } };
export const TIMEOUT: OutcomeManifest = { id: 'timeout', title: { zh: '超时', en: 'timed out' } };
export const PAST: OutcomeManifest = { id: 'past', title: { zh: '时间已过', en: 'already past' } };
