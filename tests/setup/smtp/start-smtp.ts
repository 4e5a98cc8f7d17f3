import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Mail {
  readonly to: string;
  readonly raw: string;
  /** When its `MAIL FROM` came, and when it had arrived; by this machine's clock. */
  readonly begunAt: number;
  readonly endedAt: number;
}

export interface SmtpProcess {
  readonly port: number;
  readonly mails: readonly Mail[];
  stop(): Promise<void>;
}

export async function startSmtp(): Promise<SmtpProcess> {
  const child = fork(fileURLToPath(new URL('serve-smtp.ts', import.meta.url)), { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const mails: Mail[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the SMTP server ended with ${code}`)));
    child.on('message', (message: { type: string; port?: number } & Partial<Mail>) => {
      if (message.type === 'ready') resolve(message.port ?? 0);
      if (message.type === 'mail') mails.push(message as Mail);
    });
  });
  return {
    port,
    mails,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit').once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}
