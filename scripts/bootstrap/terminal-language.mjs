// In which language the terminal is spoken to before anything is installed; afterwards `server/src/platform/locale.ts` decides, by the same rule.
export function terminalLanguage({ LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env) {
  const locale = [LANGUAGE, LC_ALL, LC_MESSAGES, LANG].find((one) => one !== undefined && one !== '') ?? '';
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}
