// The lines of docs/language-proofs.md that say which test noticed which clause broken, in the order of the rules.

export interface Seen {
  readonly rule: string;
  readonly clause: string;
  readonly file: string;
  readonly seen: string;
}

const HEAD = '| rule | clause | broken in | noticed by |\n|---|---|---|---|\n';

/** How the line of a clause begins. */
export function startOf(rule: string, clause: string): string {
  return `| ${rule} | ${clause} | `;
}

/** The page with this line in it, in place of the one that stood there for the same clause. */
export function noted(page: string, { rule, clause, file, seen }: Seen): string {
  const at = page.indexOf(HEAD);
  const from = at + HEAD.length;
  const start = startOf(rule, clause);
  const lines = page.slice(from).split('\n').filter((one) => one !== '');
  const line = `${start}\`${file}\` | ${seen.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`;
  const known = lines.findIndex((one) => one.startsWith(start));
  const ordered = known < 0 ? [...lines, line].sort((one, other) => ruleOf(one) - ruleOf(other)) : lines.with(known, line);
  return `${page.slice(0, from)}${ordered.join('\n')}\n`;
}

/** The laws come after the rules. */
function ruleOf(line: string): number {
  const number = /^\| (\d+) /.exec(line)?.[1];
  return number === undefined ? Number.MAX_SAFE_INTEGER : Number(number);
}
