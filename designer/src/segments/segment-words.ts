import type { Bilingual } from '@sopwith/engine';

export const segmentWords = {
  text: {
    zh: '按条件圈出的一群人，随时自动更新。可以在条件里用，也可以在有人进入或离开时启动流程。',
    en: 'Members for whom a condition holds, kept current by itself. Conditions can use it, and a flow can start when somebody enters or leaves.',
  },
  add: { zh: '新建人群', en: 'New segment' },
  edit: { zh: '修改人群', en: 'Change the segment' },
  none: {
    zh: '还没有人群。新建一个，例如「14 天没有发言」。',
    en: 'There are no segments yet. Make one, such as “no message for 14 days”.',
  },
  name: { zh: '名称', en: 'Name' },
  about: { zh: '说明', en: 'Description' },
  condition: { zh: '条件', en: 'Condition' },
  members: { zh: '现在人数', en: 'Members now' },
  updated: { zh: '修改时间', en: 'Changed' },
  save: { zh: '保存', en: 'Save' },
  delete: { zh: '删除', en: 'Delete' },
  deleteAsk: { zh: '删除「{{name}}」？用到它的条件会不再满足。', en: 'Delete “{{name}}”? Conditions that use it will no longer hold.' },
  cancel: { zh: '取消', en: 'Cancel' },
  needsCondition: { zh: '先加上条件', en: 'Add a condition first' },
  matching: { zh: '现在有 {{count}} 人满足（共 {{members}} 人）', en: 'Members for whom it holds now: {{count}} of {{members}}' },
  examples: { zh: '例如：{{names}}', en: 'for example {{names}}' },
  counting: { zh: '正在数……', en: 'Counting…' },
} satisfies Record<string, Bilingual>;
