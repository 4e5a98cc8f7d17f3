import type { Bilingual } from '@sopwith/engine';

export const contentWords = {
  link: { zh: '每日内容', en: 'Content' },
  title: { zh: '{{flow}}：每日内容', en: 'Content of {{flow}}' },
  text: {
    zh: '流程发布以后也能在这里改文字。还没打开的那些天都会用新文字，已经发出去的不会变；草稿同时改好。',
    en: 'Texts can be mended here after publishing. Every turn that has yet to open has the new text, whatever was sent stays as it was; the draft is mended too.',
  },
  none: { zh: '这个流程没有内容表', en: 'This flow has no table of content' },
  number: { zh: '第 {{number}} 次', en: 'Turn {{number}}' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  textOf: { zh: '{{row}} 的{{column}}', en: '{{column}} of {{row}}' },
  edits: { zh: '改动记录', en: 'What was changed' },
  edit: { zh: '{{by}} 改了 {{row}}：{{texts}}', en: '{{by}} changed {{row}}: {{texts}}' },
} satisfies Record<string, Bilingual>;
