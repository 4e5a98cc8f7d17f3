import { expect, test } from 'vitest';
import { shutdown, StoppedWhileStarting } from './shutdown.ts';

const order = ['api', 'worker', 'Postgres'];

function recorder() {
  const stopped: string[] = [];
  const part = (name: string) => ({
    stop: async () => {
      stopped.push(name);
    },
  });
  return { stopped, part };
}

test('parts stop in the given order, however they were started', async () => {
  const { stopped, part } = recorder();
  const end = shutdown(order, () => undefined);
  for (const name of ['Postgres', 'worker', 'api']) await end.launch(name, async () => part(name));
  await end.begin();
  expect(stopped).toEqual(order);
});

test('a part that is just starting is stopped once it has started', async () => {
  const { stopped, part } = recorder();
  const end = shutdown(order, () => undefined);
  let started: (value: ReturnType<typeof part>) => void = () => undefined;
  const launching = end.launch('worker', () => new Promise<ReturnType<typeof part>>((resolve) => (started = resolve)));
  const ended = end.begin();
  started(part('worker'));
  await Promise.all([launching, ended]);
  expect(stopped).toEqual(['worker']);
});

test('nothing starts any more once the end has begun', async () => {
  const end = shutdown(order, () => undefined);
  await end.begin();
  await expect(end.launch('api', () => Promise.reject(new Error('was started')))).rejects.toThrow(StoppedWhileStarting);
});

test('asking twice stops once', async () => {
  const { stopped, part } = recorder();
  const end = shutdown(order, () => undefined);
  await end.launch('api', async () => part('api'));
  await Promise.all([end.begin(), end.begin()]);
  expect(stopped).toEqual(['api']);
});

test('a part that cannot be stopped is told, and the others are stopped all the same', async () => {
  const { stopped, part } = recorder();
  const said: string[] = [];
  const end = shutdown(order, ({ en }) => said.push(en));
  await end.launch('api', async () => ({ stop: () => Promise.reject(new Error('stuck')) }));
  await end.launch('Postgres', async () => part('Postgres'));
  await end.begin();
  expect(stopped).toEqual(['Postgres']);
  expect(said).toEqual(['the api could not be stopped: stuck']);
});
