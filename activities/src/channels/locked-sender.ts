// Stands in for an account whose secret cannot be opened. Nothing goes without it; what waits is tried again, for somebody can mend that.
import type { Sender } from './channel-port.ts';

const AT_ONCE = 20;

export const lockedSender: Sender = {
  atOnce: AT_ONCE,
  send: async () => ({
    type: 'failed',
    isPassing: true,
    reason: 'the secret of this account cannot be opened, for SOPWITH_CHANNEL_SECRET is not what it was: enter the password again, or make a new signing secret',
  }),
  close: () => {},
};
