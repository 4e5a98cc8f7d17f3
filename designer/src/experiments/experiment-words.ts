import type { Bilingual } from '@sopwith/engine';

export const experimentWords = {
  title: { zh: '各组效果', en: 'How the ways compare' },
  way: { zh: '分组', en: 'Way' },
  subjects: { zh: '分到', en: 'Given' },
  converted: { zh: '达成', en: 'Reached it' },
  share: { zh: '达成率', en: 'Share' },
  goals: { zh: '达成指：{{reasons}}', en: 'Reached means: {{reasons}}' },
  noGoal: { zh: '流程还没有目标：在流程设置里把一个退出条件设为目标，这里才有达成数。', en: 'The flow has no goal yet: make one of its exits a goal, and what reached it is counted here.' },
  clear: {
    zh: '「{{way}}」比「{{first}}」{{difference}}（95% 区间 {{low}} 到 {{high}}，p = {{p}}）：差别可信。',
    en: '“{{way}}” against “{{first}}”: {{difference}} (95% interval {{low}} to {{high}}, p = {{p}}). The difference can be trusted.',
  },
  unclear: {
    zh: '「{{way}}」比「{{first}}」{{difference}}（95% 区间 {{low}} 到 {{high}}，p = {{p}}）：可能只是偶然。',
    en: '“{{way}}” against “{{first}}”: {{difference}} (95% interval {{low}} to {{high}}, p = {{p}}). It may be chance.',
  },
  tooFew: { zh: '「{{way}}」和「{{first}}」：人数或达成数还太少，看不出差别。', en: '“{{way}}” against “{{first}}”: too few to say.' },
  groups: {
    zh: '这里是整群分组，同一群的成员互相影响，不能当作一个个独立的人来比，所以不算可信度。',
    en: 'Whole groups share a way here. Their members influence each other and are no independent cases, so no confidence is computed.',
  },
} satisfies Record<string, Bilingual>;
