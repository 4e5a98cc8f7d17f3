import { isPortFree } from './free-port.ts';
import { claimPort } from './port-claim.ts';
import { StartProblem } from './start-problem.ts';

// Before anything is started, so that nothing has to be undone.
export async function checkPort(port: number, host: string): Promise<void> {
  const other = port + 10 > 65_535 ? port - 10 : port + 10;
  try {
    if (await isPortFree(port, host)) {
      // Postgres and Temporal, which are started before the API, draw another.
      claimPort(port);
      return;
    }
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new StartProblem(
      {
        zh: `Sopwith 没法在 ${host}:${port} 上监听（${code}）：把 SOPWITH_HOST 和 SOPWITH_PORT 设成这个账号能用的地址。`,
        en: `Sopwith cannot listen on ${host}:${port} (${code}): set SOPWITH_HOST and SOPWITH_PORT to an address that this account may use.`,
      },
      { cause },
    );
  }
  throw new StartProblem({
    zh: `端口 ${port} 被别的程序占用了：停掉那个程序，或换一个端口，例如 SOPWITH_PORT=${other} npm start。`,
    en: `Port ${port} is taken by another program: stop that one, or choose another port, for example SOPWITH_PORT=${other} npm start.`,
  });
}
