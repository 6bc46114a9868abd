import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { test } from 'node:test';
import { DirectResponse } from './direct-response.ts';

const headers = { 'content-type': 'application/scim+json', etag: 'W/"1"', 'x-request-id': 'a-b_c.1' };
const body = '{"id":"1"}';

type Answer = (incoming: IncomingMessage, outgoing: DirectResponse) => void;

/** What a server that answers so sends for a request, without the date. */
async function headFor(request: string, answer: Answer): Promise<string> {
  const server = createServer({ ServerResponse: DirectResponse, keepAliveTimeout: 65_000 }, answer);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write(request);
  let text = '';
  while (!text.includes(body)) text += String((await once(socket, 'data'))[0]);
  socket.destroy();
  server.close();
  return text.replace(/^Date: .*$/m, 'Date: now');
}

const requests = {
  'HTTP/1.1': 'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
  'a connection that ends': 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  'HTTP/1.0': 'GET / HTTP/1.0\r\n\r\n',
  'HTTP/1.0 that keeps its connection': 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n',
};

for (const [name, request] of Object.entries(requests)) {
  test(`the head that is printed as one text is that of node:http: ${name}`, async () => {
    const direct = await headFor(request, (_, outgoing) => {
      outgoing.writeHeadWithLength(200, headers, body.length);
      outgoing.end(body);
    });
    const usual = await headFor(request, (_, outgoing) => {
      outgoing.writeHead(200, { ...headers, 'content-length': body.length });
      outgoing.end(body);
    });

    assert.equal(direct, usual);
  });
}

test('a header that would begin a line of its own is refused', async () => {
  let refused: unknown;

  await headFor(requests['HTTP/1.1'], (_, outgoing) => {
    try {
      outgoing.writeHeadWithLength(200, { ...headers, location: 'x\r\nset-cookie: a=b' }, body.length);
    } catch (error) {
      refused = error;
      outgoing.end(body);
    }
  });

  assert.ok(refused instanceof TypeError);
});
