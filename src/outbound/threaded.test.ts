import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OutboundError } from './outbound-error.ts';
import { certificate } from './testing/certificate.ts';
import { startReceiver } from './testing/receiver.ts';
import { createThreadedOutbound } from './threaded.ts';

const settings = { outboundNetworks: ['127.0.0.1'], ca: certificate };
const requestTo = (port: number) => ({ url: `http://127.0.0.1:${port}/hook`, headers: { 'x-test': '1' }, body: '{}' });

test('requests go out in a thread and their answers come back, each to its own', async (context) => {
  const receiver = await startReceiver(({ body }, response) => void response.writeHead(202).end(`got ${body}`), {
    isSecure: false,
  });
  const outbound = createThreadedOutbound(settings);
  context.after(() => Promise.all([outbound.close(), receiver.close()]));
  const bodies = Array.from({ length: 20 }, (_, at) => `{"at":${at}}`);

  const answers = await Promise.all(bodies.map((body) => outbound.send({ ...requestTo(receiver.port), body })));

  assert.deepEqual(
    answers.map(({ status, body }) => [status, body]),
    bodies.map((body) => [202, `got ${body}`]),
  );
  assert.equal(receiver.received[0]?.headers['x-test'], '1');
});

test('a request without an answer, or to a forbidden address, is rejected with its reason', async (context) => {
  const outbound = createThreadedOutbound(settings);
  context.after(outbound.close);
  const closed = await startReceiver(() => undefined);
  await closed.close();

  const results = await Promise.allSettled([
    outbound.send(requestTo(closed.port)),
    outbound.send({ ...requestTo(443), url: 'https://10.0.0.1/' }),
  ]);

  const reasons = results.map((result) => (result.status === 'rejected' ? result.reason : undefined));
  assert.deepEqual(
    reasons.map((reason) => reason instanceof OutboundError && reason.reason),
    ['connection', 'target'],
  );
  assert.equal(outbound.findProblem('https://10.0.0.1/'), 'network');
});

test('when the thread ends, what it was sending fails, and the next request begins another', async (context) => {
  const open = Promise.withResolvers<void>();
  const receiver = await startReceiver(
    ({ body }, response) => {
      if (body === 'last') response.end();
      else open.resolve();
    },
    { isSecure: false },
  );
  const outbound = createThreadedOutbound(settings);
  context.after(() => Promise.all([outbound.close(), receiver.close()]));
  const lost = assert.rejects(outbound.send(requestTo(receiver.port)), OutboundError);
  await open.promise;

  await outbound.close();
  await lost;
  const { status } = await outbound.send({ ...requestTo(receiver.port), body: 'last' });

  assert.equal(status, 200);
});
