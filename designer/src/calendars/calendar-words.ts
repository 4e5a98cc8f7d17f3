import type { Bilingual } from '@sopwith/engine';

export const calendarWords = {
  text: {
    zh: '放假和调休。流程里的「工作日」按它算；超出范围就按周一到周五。',
    en: 'Holidays and days made up for. Working days in flows go by it; past its end, Monday to Friday count.',
  },
  none: { zh: '还没有工作日历。', en: 'There is no calendar yet.' },
  coverage: { zh: '已知 {{from}} 到 {{to}}', en: 'Knows {{from}} to {{to}}' },
  endsSoon: {
    zh: '日历只到 {{to}}，正在走的流程可能会超出。请补上下一年的放假安排。',
    en: 'It ends on {{to}}, and runs may outlast it. Add the next year’s holidays.',
  },
  year: { zh: '{{year}} 年', en: '{{year}}' },
  figures: { zh: '放假 {{off}} 天，调休上班 {{worked}} 天', en: 'weekdays off: {{off}}, weekend days worked: {{worked}}' },
  off: { zh: '放假的日子', en: 'Days off' },
  worked: { zh: '调休上班的日子', en: 'Weekend days that are worked' },
  addYear: { zh: '补一年', en: 'Add a year' },
  whichYear: { zh: '年份', en: 'Year' },
  noGap: { zh: '要接着已知的年份：最晚 {{year}}', en: 'It must follow what is known: {{year}} at the latest' },
  daysHelp: {
    zh: '每天写成 10-01，一段写成 10-01~10-07，用逗号或换行隔开。已读出 {{count}} 天',
    en: 'A day as 10-01, a span as 10-01~10-07, with commas or line breaks. Days read: {{count}}',
  },
  workedHelp: { zh: '写法相同。已读出 {{count}} 天', en: 'Written alike. Days read: {{count}}' },
  wrong: { zh: '不是这一年的日期：{{days}}', en: 'No dates of that year: {{days}}' },
  save: { zh: '保存', en: 'Save' },
} satisfies Record<string, Bilingual>;
