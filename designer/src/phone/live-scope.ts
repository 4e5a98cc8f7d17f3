/** The scope of real members; the server names it so. */
export const LIVE = 'live';
