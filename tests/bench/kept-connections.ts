// Requests on kept connections, one at a time on each, as cheaply as a sender can: what it takes is taken from the product that it measures.
import { connect, type Socket } from 'node:net';

export interface Connections {
  /** Resolves with whether the answer was 200. */
  post(path: string, authorization: string, body: string): Promise<boolean>;
}

type Answered = (ok: boolean) => void;

interface Waiting {
  readonly text: string;
  readonly answered: Answered;
}

const HEAD_END = '\r\n\r\n';

export function createConnections(address: string, most: number): Connections {
  const { hostname, port, host } = new URL(address);
  const idle: Connection[] = [];
  const queue: Waiting[] = [];
  let open = 0;

  function sendNext(connection: Connection): void {
    const next = queue.shift();
    if (next === undefined) idle.push(connection);
    else connection.send(next);
  }

  function forget(connection: Connection): void {
    open -= 1;
    const at = idle.indexOf(connection);
    if (at >= 0) idle.splice(at, 1);
  }

  return {
    post(path, authorization, body) {
      const head = `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\n`;
      const text = `${head}Content-Length: ${Buffer.byteLength(body)}${HEAD_END}${body}`;
      return new Promise((answered) => {
        const waiting = { text, answered };
        const free = idle.pop();
        if (free !== undefined) free.send(waiting);
        else if (open >= most) queue.push(waiting);
        else {
          open += 1;
          createConnection(connect(Number(port), hostname), sendNext, forget).send(waiting);
        }
      });
    },
  };
}

interface Connection {
  send(waiting: Waiting): void;
}

function createConnection(socket: Socket, done: (connection: Connection) => void, closed: (connection: Connection) => void): Connection {
  let answered: Answered | null = null;
  let text = '';
  socket.setNoDelay(true);
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    text += chunk;
    const length = lengthOf(text);
    if (length === null || text.length < length) return;
    const ok = text.startsWith('HTTP/1.1 200 ');
    const tell = answered;
    [text, answered] = ['', null];
    tell?.(ok);
    done(connection);
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    closed(connection);
    answered?.(false);
  });
  const connection: Connection = {
    send(waiting) {
      answered = waiting.answered;
      socket.write(waiting.text);
    },
  };
  return connection;
}

/** Of a whole answer, head and body; null while the head is not all there. Answers here tell their length. */
function lengthOf(text: string): number | null {
  const end = text.indexOf(HEAD_END);
  if (end < 0) return null;
  const told = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, end));
  if (!told) throw new Error(`expected an answer that tells its length, found ${text.slice(0, 200)}`);
  return end + HEAD_END.length + Number(told[1]);
}
