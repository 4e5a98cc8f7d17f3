import type { Bilingual } from '@sopwith/engine';

export const tasksWords = {
  checklist: { zh: '清单', en: 'Checklist' },
  form: { zh: '需要填写', en: 'To fill in' },
  optional: { zh: '{{title}}（可选）', en: '{{title}} (optional)' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  missing: { zh: '还没填：{{fields}}', en: 'Still to fill in: {{fields}}' },
  takeUp: { zh: '我来接手', en: 'Take it up' },
  takenUp: { zh: '{{person}} 已接手', en: 'Taken up by {{person}}' },
  takeUpBy: { zh: '{{when}}前要有人接手', en: 'To be taken up by {{when}}' },
  escalated: { zh: '已升级给 {{to}}', en: 'Escalated to {{to}}' },
  reminded: { zh: '催办过 · {{when}}', en: 'Reminded · {{when}}' },
  whose_all: { zh: '全部', en: 'All' },
  whose_mine: { zh: '我的', en: 'Mine' },
  whose_team: { zh: '我的团队待接手', en: 'My team’s, untaken' },
} as const satisfies Record<string, Bilingual>;
