import { readOrMakeSecret } from '../auth/sign-in-secret.ts';

/**
 * The secret that seals the passwords of channels and signs links in messages. API and workers on several machines share it by the variable;
 * else it lies beside the data. A new one makes sealed passwords unreadable, and old links worthless.
 */
export function readChannelSecret(dataFolder: string, env: NodeJS.ProcessEnv): Promise<string> {
  const given = env.SOPWITH_CHANNEL_SECRET || null;
  return readOrMakeSecret(dataFolder, {
    file: 'channel-secret', variable: 'SOPWITH_CHANNEL_SECRET', given, cost: 'the passwords of channels must then be entered again',
  });
}
