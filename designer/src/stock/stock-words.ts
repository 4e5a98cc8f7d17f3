import type { Bilingual } from '@sopwith/engine';

export const stockWords = {
  text: {
    zh: '流程能发的券、课程、礼品：一共多少、发了多少。没登记的不限量。',
    en: 'Coupons, courses and parcels that flows give: how many there are, how many are gone. What is not listed is unlimited.',
  },
  add: { zh: '登记库存', en: 'Set a stock' },
  editOne: { zh: '调整「{{item}}」', en: 'Adjust {{item}}' },
  none: { zh: '还没有登记库存，流程发什么都不限量。', en: 'No stock is set: whatever flows give is unlimited.' },
  item: { zh: '物品', en: 'Item' },
  itemHelp: { zh: '和流程里「发放」步骤写的一致', en: 'As the step Grant names it' },
  taken: { zh: '已发', en: 'Given' },
  total: { zh: '总数', en: 'In all' },
  totalHelp: { zh: '已经发出 {{count}} 份', en: 'Given so far: {{count}}' },
  belowTaken: { zh: '比已发的还少：等于没有剩余', en: 'Less than was given: nothing is left' },
  left: { zh: '剩余', en: 'Left' },
  leftOf: { zh: '「{{item}}」的剩余', en: 'Left of {{item}}' },
  limited: { zh: '限量', en: 'Limited' },
  unlimited: { zh: '不限', en: 'unlimited' },
  soldOut: { zh: '发完了', en: 'sold out' },
  over: { zh: '已截止', en: 'over' },
  ends: { zh: '截止', en: 'Ends' },
  endsHelp: { zh: '不填就不截止', en: 'Empty: it does not end' },
  save: { zh: '保存', en: 'Save' },
} satisfies Record<string, Bilingual>;
