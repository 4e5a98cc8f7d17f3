/** A zone in which it is about noon, whenever a test runs: near midnight a day's cap would begin anew in the middle of it. */
export function noonZone(): string {
  const ahead = 12 - new Date().getUTCHours();
  // These zones count the other way round.
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
