// Kubernetes's schemas leave keys alone that they do not know, and so would a misspelt one pass. A checker that reads every key that it knows
// tells which are left.

export interface Watched<T> {
  readonly value: T;
  /** Paths of the keys that nobody has asked for. */
  unasked(): readonly string[];
}

export function watched<T extends object>(value: T): Watched<T> {
  const asked = new Set<string>();
  const wrap = (of: object, path: string): object =>
    new Proxy(of, {
      get(target, name, receiver) {
        const found: unknown = Reflect.get(target, name, receiver);
        if (typeof name === 'symbol' || !Object.hasOwn(target, name)) return found;
        asked.add(`${path}/${name}`);
        return found !== null && typeof found === 'object' ? wrap(found, `${path}/${name}`) : found;
      },
    });
  return { value: wrap(value, '') as T, unasked: () => pathsOf(value).filter((path) => !asked.has(path)) };
}

function pathsOf(value: unknown, path = ''): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [`${path}/${key}`, ...pathsOf(inner, `${path}/${key}`)]);
}
