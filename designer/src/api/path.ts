// Paths with what people named in them, and queries without what was not given.

export const at = (parts: TemplateStringsArray, ...values: readonly string[]) =>
  parts.reduce((path, part, index) => path + encodeURIComponent(values[index - 1] ?? '') + part);

export function query(fields: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1]));
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : '';
}
