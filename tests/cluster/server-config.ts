// What a Temporal server on Postgres is told. Pure: of the database's address and eight ports.

export interface Ports {
  readonly frontend: number;
  /** For the three other services, and for the members of each of the four. */
  readonly others: readonly number[];
}

export const OTHER_PORTS = 7;
const SERVICES = ['frontend', 'history', 'matching', 'worker'] as const;

export interface Place {
  readonly postgresUrl: string;
  readonly database: string;
  readonly ports: Ports;
}

export const visibilityOf = (database: string): string => `${database}_visibility`;

/** Given as JSON, which is YAML too. */
export function serverConfig({ postgresUrl, database, ports }: Place): object {
  const { host, username, password } = new URL(postgresUrl);
  if (ports.others.length !== OTHER_PORTS) throw new Error(`expected ${OTHER_PORTS} more ports, found ${ports.others.length}`);
  const store = (databaseName: string, maxConns: number) => ({
    sql: { pluginName: 'postgres12', databaseName, connectAddr: host, connectProtocol: 'tcp', user: username, password, maxConns, maxIdleConns: maxConns, maxConnLifetime: '1h' },
  });
  const grpc = [ports.frontend, ...ports.others.slice(0, 3)];
  const membership = ports.others.slice(3);
  const address = `127.0.0.1:${ports.frontend}`;
  const off = { state: 'disabled', enableRead: false };
  return {
    log: { stdout: true, level: 'error' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: 4,
      datastores: { main: store(database, 20), visibility: store(visibilityOf(database), 10) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: Object.fromEntries(SERVICES.map((name, n) => [name, { rpc: { grpcPort: grpc[n], membershipPort: membership[n], bindOnIP: '127.0.0.1' } }])),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: { active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: address } },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    publicClient: { hostPort: address },
    archival: { history: off, visibility: off },
    namespaceDefaults: { archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } } },
  };
}
