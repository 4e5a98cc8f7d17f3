/** Full and half width, upper and lower case, and spaces around it mean nothing: people type on phones. */
export function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
