// Words for what is wrong with the shape of a document or of a step's settings.
import type { Lang } from './lang.ts';
import type { ProblemFacts, ProblemWords } from './problem-words.ts';

const named: Record<Lang, (fact: ProblemFacts) => string> = {
  zh: (fact) => `「${fact('fieldZh') || fact('field')}」`,
  en: (fact) => `“${fact('fieldEn') || fact('field')}”`,
};

function megabytes(bytes: string): string {
  return String(Math.round(Number(bytes) / 1024 / 1024));
}

function kilobytes(bytes: string): string {
  return String(Math.round(Number(bytes) / 1024));
}

export const SHAPE_WORDS: Readonly<Record<string, ProblemWords>> = {
  'json.unreadable': {
    zh: () => '这不是一份完整的 JSON 文件：重新导出，或检查最后改动的地方。',
    en: (fact) => `This is not complete JSON: export it again, or look at what was changed last. (${fact('message')})`,
  },
  'json.tooLarge': {
    zh: (fact) => `文件超过 ${megabytes(fact('maximum'))} MB：拆成几个流程。`,
    en: (fact) => `The file is larger than ${megabytes(fact('maximum'))} MB: divide it into several flows.`,
  },
  'json.tooDeep': {
    zh: (fact) => `内容嵌套超过 ${fact('maximum')} 层：简化条件。`,
    en: (fact) => `It is nested deeper than ${fact('maximum')} levels: simplify the conditions.`,
  },
  'json.tooMany': {
    zh: (fact) => `这里的内容超过 ${fact('maximum')} 项：拆成几个流程。`,
    en: (fact) => `There are more than ${fact('maximum')} items here: divide it into several flows.`,
  },
  'flow.moreProblems': {
    zh: (fact) => `还有 ${fact('count')} 个问题没有列出：先改好上面这些。`,
    en: (fact) => `There are ${fact('count')} more problems: mend these first.`,
  },
  'json.stringTooLong': {
    zh: (fact) => `这段文字超过 ${kilobytes(fact('maximum'))} KB：缩短它。`,
    en: (fact) => `This text is longer than ${kilobytes(fact('maximum'))} KB: shorten it.`,
  },
  'json.badCharacter': {
    zh: () => '这段文字里有存不下的字符（空字符或半个字符）：删掉重打。',
    en: () => 'This text has a character that cannot be kept (NUL, or half of one): delete it and type it again.',
  },
  'json.number': {
    zh: () => '这里要写一个普通的数字，不能是无穷大或非数。',
    en: () => 'This must be an ordinary number, not infinity, and not the result of a sum that went wrong.',
  },
  'json.notJson': {
    zh: (fact) => `这里有 JSON 里不能有的内容（${fact('found')}）：换成文字、数字、是否、列表或对象。`,
    en: (fact) => `JSON has no place for this (${fact('found')}): use text, numbers, true or false, lists, objects.`,
  },
  'json.forbiddenKey': {
    zh: (fact) => `不能用「${fact('key')}」作名字：换一个。`,
    en: (fact) => `“${fact('key')}” cannot be a name here: take another.`,
  },
  'flow.notAnObject': {
    zh: () => '这不是一份流程文件：选一个从这里导出的文件。',
    en: () => 'This is not a flow: choose a file that was exported from here.',
  },
  'format.unsupported': {
    zh: (fact) => `文件格式是「${fact('found')}」，这里只认「${fact('expected')}」：用新版本打开，或重新导出。`,
    en: (fact) =>
      `The file’s format is “${fact('found')}” and this version reads “${fact('expected')}”: open it with the version that wrote it, or export it again.`,
  },
  'value.missing': { zh: (fact) => `${named.zh(fact)}还没有填：补上它。`, en: (fact) => `${named.en(fact)} is missing: fill it in.` },
  'value.empty': { zh: (fact) => `${named.zh(fact)}是空的：填上内容。`, en: (fact) => `${named.en(fact)} is empty: fill it in.` },
  'value.unknown': {
    zh: (fact) => `这里没有${named.zh(fact)}这一项：删掉它。`,
    en: (fact) => `${named.en(fact)} is not known here: remove it.`,
  },
  'value.type': {
    zh: (fact) => `${named.zh(fact)}的类型不对，要的是${kind('zh', fact('expected'))}。`,
    en: (fact) => `${named.en(fact)} is of the wrong kind: it must be ${kind('en', fact('expected'))}.`,
  },
  'value.tooSmall': {
    zh: (fact) => `${named.zh(fact)}不能小于 ${fact('minimum')}。`,
    en: (fact) => `${named.en(fact)} must be at least ${fact('minimum')}.`,
  },
  'value.tooBig': {
    zh: (fact) => `${named.zh(fact)}不能大于 ${fact('maximum')}。`,
    en: (fact) => `${named.en(fact)} must be at most ${fact('maximum')}.`,
  },
  'value.tooFew': {
    zh: (fact) => `${named.zh(fact)}至少要有 ${fact('minimum')} 个。`,
    en: (fact) => `${named.en(fact)} needs at least ${fact('minimum')}.`,
  },
  'value.tooMany': {
    zh: (fact) => `${named.zh(fact)}最多 ${fact('maximum')} 个：减少一些。`,
    en: (fact) => `${named.en(fact)} can have at most ${fact('maximum')}: take some away.`,
  },
  'value.tooLong': {
    zh: (fact) => `${named.zh(fact)}最多 ${fact('maximum')} 个字：缩短它。`,
    en: (fact) => `${named.en(fact)} can have at most ${fact('maximum')} characters: shorten it.`,
  },
  'value.format': {
    zh: (fact) => `${named.zh(fact)}的写法不对：检查有没有空格、换行或不能用的符号。`,
    en: (fact) => `${named.en(fact)} is not written as it must be: look for spaces, line breaks and signs that are not allowed.`,
  },
  'value.time': {
    zh: (fact) => `${named.zh(fact)}要写成 07:30 这样的时间。`,
    en: (fact) => `${named.en(fact)} must be a time such as 07:30.`,
  },
  'value.date': {
    zh: (fact) => `${named.zh(fact)}要写成 2026-12-24 这样的日期。`,
    en: (fact) => `${named.en(fact)} must be a date such as 2026-12-24.`,
  },
  'value.zone': {
    zh: (fact) => `${named.zh(fact)}里没有这个时区：写成 Asia/Shanghai 这样。`,
    en: (fact) => `${named.en(fact)} has a time zone that there is none of: write one like Asia/Shanghai.`,
  },
  'value.id': {
    zh: (fact) => `${named.zh(fact)}只能用小写字母、数字和 -，最多 40 个字。`,
    en: (fact) => `${named.en(fact)} can have small letters, digits and -, at most 40 of them.`,
  },
  'value.fieldName': {
    zh: (fact) => `${named.zh(fact)}要以字母开头，只用字母、数字和 _，最多 64 个字。`,
    en: (fact) => `${named.en(fact)} must begin with a letter and have only letters, digits and _, at most 64 of them.`,
  },
  'value.choice': {
    zh: (fact) => `${named.zh(fact)}只能是这些之一：${fact('allowed')}。`,
    en: (fact) => `${named.en(fact)} must be one of: ${fact('allowed')}.`,
  },
  'value.duplicate': {
    zh: (fact) => `${named.zh(fact)}里有重复的：每个只留一个。`,
    en: (fact) => `${named.en(fact)} has something twice: keep each once.`,
  },
  'value.invalid': {
    zh: (fact) => `${named.zh(fact)}填得不对：重新填写。`,
    en: (fact) => `${named.en(fact)} is not right: fill it in again.`,
  },
  'name.forbidden': {
    zh: (fact) => `${named.zh(fact)}不能用这个名字：换一个。`,
    en: (fact) => `${named.en(fact)} cannot have this name: take another.`,
  },
};

const KINDS: Readonly<Record<string, Record<Lang, string>>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组设置', en: 'a group of settings' },
  record: { zh: '一组设置', en: 'a group of settings' },
};

function kind(lang: Lang, expected: string): string {
  return Object.hasOwn(KINDS, expected) ? (KINDS[expected]?.[lang] ?? expected) : expected;
}
