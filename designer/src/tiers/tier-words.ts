import type { Bilingual } from '@sopwith/engine';

export const tierWords = {
  text: {
    zh: '成员在哪一层，由行为说了算：条件从高到低看，满足哪层就在哪层。变化会记账，也能启动流程。',
    en: 'Where members stand follows from what they do: the highest rung whose condition holds. Each change is in the books, and can start flows.',
  },
  rung: { zh: '层级', en: 'Rung' },
  rule: { zh: '什么时候在这一层', en: 'Who stands here' },
  members: { zh: '现在人数', en: 'Members now' },
  otherwise: { zh: '上面都不满足的人', en: 'whoever fulfils none of the above' },
  noRule: { zh: '没有规则，由流程来放', en: 'no rule: flows put members here' },
  none: { zh: '还没有规则，成员只会被流程移动。', en: 'No rules yet: only flows move members.' },
  onlyUpText: { zh: '只升不降。', en: 'Only up: nobody falls back.' },
  bothWays: { zh: '有升有降：条件不再满足就落回去。', en: 'Up and down: who no longer fulfils it falls back.' },
  changed: { zh: '{{who}}于 {{when}} 修改。', en: 'Changed by {{who}}, {{when}}.' },
  edit: { zh: '改规则', en: 'Edit the rules' },
  editTitle: { zh: '{{ladder}}的规则', en: 'Rules of the ladder: {{ladder}}' },
  editText: {
    zh: '保存后会重新看一遍所有成员，该动的会动。最低一层不用写条件。',
    en: 'Once saved, everybody is looked at anew and moves where they belong. The lowest rung needs no condition.',
  },
  onlyUp: { zh: '只升不降', en: 'Only up' },
  save: { zh: '保存', en: 'Save' },
} satisfies Record<string, Bilingual>;
