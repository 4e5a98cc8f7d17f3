// A real SMTP server, in a process of its own. How it treats a message stands in the recipient's name, before a plus sign: `defer` the
// first time, `refuse`, `drop` the first time after the message was taken, `slow` to answer.
import { SMTPServer } from 'smtp-server';

const seen = new Map<string, number>();
const begun = new Map<string, number>();

function trouble(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  logger: false,
  onAuth: ({ username, password }, _session, done) => (password === 'right' ? done(null, { user: username ?? '' }) : done(trouble(535, 'wrong password'))),
  onMailFrom(_address, session, done) {
    begun.set(session.id, Date.now());
    done();
  },
  onRcptTo({ address }, _session, done) {
    const how = address.split('+')[0];
    const times = (seen.get(address) ?? 0) + 1;
    seen.set(address, times);
    if (how === 'refuse') return done(trouble(550, 'no such mailbox'));
    if (how === 'defer' && times === 1) return done(trouble(451, 'come again later'));
    done();
  },
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const to = session.envelope.rcptTo[0]?.address ?? '';
      const how = to.split('+')[0];
      const mail = { type: 'mail', to, raw: Buffer.concat(chunks).toString('utf8'), begunAt: begun.get(session.id) ?? 0, endedAt: Date.now() };
      process.send?.(mail);
      const isFirst = seen.get(to) === 1;
      if (how === 'drop' && isFirst) {
        for (const connection of server.connections) connection.close();
        return;
      }
      setTimeout(() => done(null, 'taken'), how === 'slow' ? 20_000 : how === 'while' ? 300 : 0);
    });
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => {
  const address = server.server.address();
  process.send?.({ type: 'ready', port: typeof address === 'object' ? address?.port : null });
});
process.on('disconnect', () => process.exit(0));
