import type { Bilingual } from '../catalog/step-manifest.ts';
import type { MessageConfig } from './step-config.ts';

export const MESSAGE_PURPOSES = {
  programme: { zh: '课程与活动内容', en: 'Programme content' },
  reminder: { zh: '提醒', en: 'Reminder' },
  marketing: { zh: '营销', en: 'Marketing' },
  service: { zh: '服务通知', en: 'Service' },
  crisis: { zh: '危机处理', en: 'Crisis' },
  reply: { zh: '回复', en: 'Reply' },
} as const satisfies Record<MessageConfig['purpose'], Bilingual>;
