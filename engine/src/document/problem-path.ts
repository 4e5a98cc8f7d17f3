/** `steps[3].config.time`; a key that is not a plain word stands in brackets and quotes. */
export function problemPath(parts: readonly (string | number)[]): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`;
    if (!/^[A-Za-z0-9_$-]{1,80}$/.test(part)) return `${path}[${JSON.stringify(part.slice(0, 80))}]`;
    return path === '' ? part : `${path}.${part}`;
  }, '');
}
