import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { OutboundError } from './outbound-error.ts';
import { createOutbound, type Outbound, type OutboundOptions, type ResolvedAddress } from './send.ts';
import { certificate } from './testing/certificate.ts';
import { type Answer, type Receiver, startReceiver } from './testing/receiver.ts';

const running: Receiver[] = [];
const loopback: ResolvedAddress = { address: '127.0.0.1', family: 4 };

afterEach(async () => {
  await Promise.all(running.splice(0).map((receiver) => receiver.close()));
});

async function openReceiver(answer: Answer, options: Parameters<typeof startReceiver>[1] = {}): Promise<Receiver> {
  const receiver = await startReceiver(answer, options);
  running.push(receiver);
  return receiver;
}

/** Reaches the receiver, whose certificate it trusts, under the name receiver.example. */
function outboundTo(options: Partial<OutboundOptions> = {}): Outbound {
  return createOutbound({
    outboundNetworks: ['127.0.0.1'],
    ca: certificate,
    resolve: async () => [loopback],
    ...options,
  });
}

function send(outbound: Outbound, port: number, host = 'receiver.example'): ReturnType<Outbound['send']> {
  return outbound.send({ url: `https://${host}:${port}/hook?a=b`, headers: { 'x-test': '1' }, body: '{"é":1}' });
}

async function reasonOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof OutboundError, String(error));
  return error.reason;
}

test('a request arrives as it was sent, and its answer comes back', async () => {
  const receiver = await openReceiver((_, response) => void response.writeHead(202, { 'retry-after': '5' }).end('ok'));

  const { status, headers, body } = await send(outboundTo(), receiver.port);

  assert.deepEqual([status, headers['retry-after'], body], [202, '5', 'ok']);
  const [request] = receiver.received;
  assert.deepEqual([request?.path, request?.body], ['/hook?a=b', '{"é":1}']);
  assert.deepEqual([request?.headers['x-test'], request?.headers['content-length']], ['1', '8']);
});

test('of an answer 4 KiB are read, and the connection is closed', async () => {
  const receiver = await openReceiver((_, response) => {
    response.writeHead(200);
    // It never ends.
    response.write('x'.repeat(100_000));
  });

  const { body } = await send(outboundTo(), receiver.port);

  assert.equal(body, 'x'.repeat(4096));
});

test('a redirect is an answer and is not followed', async () => {
  const target = await openReceiver((_, response) => void response.end());
  const receiver = await openReceiver(
    (_, response) => void response.writeHead(307, { location: `https://127.0.0.1:${target.port}/` }).end(),
  );

  const { status } = await send(outboundTo(), receiver.port);

  assert.equal(status, 307);
  assert.deepEqual(target.received, []);
});

for (const address of [
  '127.0.0.1',
  '169.254.169.254',
  '10.0.0.1',
  '::1',
  '::ffff:127.0.0.1',
  '64:ff9b::7f00:1',
  'fe80::1%eth0',
]) {
  test(`a name whose address is ${address} is not connected to, even if another of its addresses is public`, async () => {
    const receiver = await openReceiver((_, response) => void response.end());
    const resolve = async (): Promise<readonly ResolvedAddress[]> => [
      { address: '93.184.215.14', family: 4 },
      { address, family: address.includes(':') ? 6 : 4 },
    ];

    const reason = await reasonOf(send(outboundTo({ outboundNetworks: [], resolve }), receiver.port));

    assert.equal(reason, 'target');
    assert.deepEqual(receiver.received, []);
  });
}

test('a resolver that answers differently the second time is asked once, and the checked address is used', async () => {
  const receiver = await openReceiver((_, response) => void response.end());
  const forbidden = { address: '169.254.169.254', family: 4 };
  const answers = [[loopback], [forbidden], [forbidden]];
  let asked = 0;
  const resolve = async (): Promise<readonly ResolvedAddress[]> => answers[asked++] ?? [forbidden];

  const { status } = await send(outboundTo({ resolve }), receiver.port);

  assert.deepEqual([status, asked, receiver.received.length], [200, 1, 1]);
});

test('an address that the table of targets refuses is not resolved', async () => {
  let asked = 0;
  const resolve = async (): Promise<readonly ResolvedAddress[]> => {
    asked += 1;
    return [loopback];
  };

  const reason = await reasonOf(
    outboundTo({ outboundNetworks: [], resolve }).send({ url: 'https://10.0.0.1/', headers: {}, body: '' }),
  );

  assert.deepEqual([reason, asked], ['target', 0]);
});

test('a certificate that is not trusted, or is for another name, ends the request before it is sent', async () => {
  const receiver = await openReceiver((_, response) => void response.end());
  const withoutTrust = createOutbound({ outboundNetworks: ['127.0.0.1'], resolve: async () => [loopback] });

  const reasons = [
    await reasonOf(send(withoutTrust, receiver.port)),
    await reasonOf(send(outboundTo(), receiver.port, 'another.example')),
  ];

  assert.deepEqual(reasons, ['certificate', 'certificate']);
  assert.deepEqual(receiver.received, []);
});

test('a request to this machine without encryption works where the operator allowed it', async () => {
  const receiver = await openReceiver((_, response) => void response.end(), { isSecure: false });

  const { status } = await outboundTo().send({ url: `http://localhost:${receiver.port}/`, headers: {}, body: '{}' });

  assert.equal(status, 200);
});

test('the deadline ends a request whose answer does not come, or does not end', async () => {
  for (const begin of [false, true]) {
    const deadline = new AbortController();
    const receiver = await openReceiver((_, response) => {
      if (begin) response.writeHead(200).write('begun');
      deadline.abort();
    });

    const reason = await reasonOf(send(outboundTo({ startDeadline: () => deadline.signal }), receiver.port));

    assert.equal(reason, 'timeout');
  }
});

test('the deadline ends a request whose name is not resolved in time', async () => {
  const deadline = new AbortController();
  const resolve = (): Promise<never> => {
    queueMicrotask(() => deadline.abort());
    return new Promise(() => undefined);
  };

  const reason = await reasonOf(send(outboundTo({ resolve, startDeadline: () => deadline.signal }), 443));

  assert.equal(reason, 'timeout');
});

test('a name without an address, a closed port and a connection that breaks differ from refusals', async () => {
  const broken = await openReceiver((_, response) => void response.socket?.destroy());
  const closed = await startReceiver(() => undefined);
  await closed.close();
  const missing = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });

  const reasons = [
    await reasonOf(send(outboundTo({ resolve: () => Promise.reject(missing) }), 443)),
    await reasonOf(send(outboundTo({ resolve: async () => [] }), 443)),
    await reasonOf(send(outboundTo(), closed.port)),
    await reasonOf(send(outboundTo(), broken.port)),
  ];

  assert.deepEqual(reasons, ['name', 'name', 'connection', 'connection']);
});
