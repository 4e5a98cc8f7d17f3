import type { Bilingual } from '@sopwith/engine';

export const experimentWords = {
  found: { zh: '对比结果', en: 'What it found' },
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
  tooFewGroups: {
    zh: '「{{way}}」和「{{first}}」：整群分组时一个群只算一个样本，每边至少要 {{fewest}} 个群，才看得出差别来自做法还是来自群。',
    en: '“{{way}}” and “{{first}}”: a group that shares a way counts once. It takes {{fewest}} groups on each side to tell the way from what sets the groups apart.',
  },
  inGroups: { zh: '{{subjects}}（{{count}} 个群）', en: '{{subjects}} in {{count}}' },
  groups: {
    zh: '这里是整群分组：同一群的成员互相影响，所以按群比较，一个群只算一个样本，差距是各群达成率平均值的差。',
    en: 'Whole groups share a way here. Their members influence each other, so that each group counts once: the difference is that of the groups’ mean shares.',
  },
} satisfies Record<string, Bilingual>;
