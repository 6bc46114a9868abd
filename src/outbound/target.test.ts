// Attempts to reach the server's own network through an address that a user entered.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxUrlLength, parseTarget, type TargetProblem } from './target.ts';

const refused: Readonly<Record<TargetProblem, readonly string[]>> = {
  scheme: [
    'http://hooks.example.com/',
    'http://203.0.113.10/',
    'http://127.0.0.1:8080/',
    'http://localhost:3000/',
    'ftp://hooks.example.com/',
    'file:///etc/passwd',
    'gopher://hooks.example.com:70/_GET',
    'data:text/plain,x',
    'javascript:alert(1)',
    'ws://hooks.example.com/',
    'unix:/var/run/docker.sock',
    'blob:https://hooks.example.com/1',
  ],
  credentials: [
    'https://user@hooks.example.com/',
    'https://user:secret@hooks.example.com/',
    'https://hooks.example.com@127.0.0.1/',
    'https://hooks.example.com:443@10.0.0.1/',
  ],
  syntax: [
    'https://',
    'hooks.example.com',
    '//hooks.example.com/',
    'https://hooks.example.com\\@127.0.0.1/',
    'https:\\\\127.0.0.1/',
    'https://127.0.0.1 .example.com/',
    ' https://hooks.example.com/',
    'https://hooks.example.com/\r\nHost: 127.0.0.1',
    'https://127.0.\t0.1/',
    'https://127.0.0.1%00.example.com/',
    'https://[::1/',
    'https://[fe80::1%25eth0]/',
    'https://256.256.256.256/',
    'https://hooks.example.com:99999/',
    'https://local\u200bhost/',
    'https://\u202ehooks.example.com/',
  ],
  network: [
    // Loopback in every notation that the parser of URLs accepts.
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0x7f.0.0.1/',
    'https://017700000001/',
    'https://0177.0.0.01/',
    'https://127.0.0.1./',
    'https://①②⑦.⓪.⓪.①/',
    'https://１２７．０．０．１/',
    'https://127。0。0。1/',
    'https://%31%32%37.0.0.1/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://ⓛocalhost/',
    'https://api.localhost/',
    'https://[::1]/',
    'https://[0:0:0:0:0:0:0:1]/',
    // Unspecified.
    'https://0/',
    'https://0.0.0.0/',
    'https://[::]/',
    // Private, shared, link-local and metadata of clouds.
    'https://10.0.0.1/',
    'https://172.16.0.1/',
    'https://172.31.255.255/',
    'https://192.168.0.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://0xa9fea9fe/',
    'https://2852039166/',
    'https://100.100.100.200/',
    'https://[fd00:ec2::254]/',
    'https://[fe80::1]/',
    'https://[fc00::1]/',
    'https://[fec0::1]/',
    // IPv4 within IPv6: mapped, compatible, translated, 6to4, NAT64, Teredo, ISATAP.
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[::127.0.0.1]/',
    'https://[::ffff:0:127.0.0.1]/',
    'https://[2002:7f00:1::]/',
    'https://[2002:a00:1::1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[64:ff9b:1::a00:1]/',
    'https://[2001:0:7f00:1::]/',
    'https://[2600:1f00::5efe:127.0.0.1]/',
    'https://[2600:1f00::200:5efe:a00:1]/',
    // Multicast, broadcast, benchmarks, documentation and reserved addresses.
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://240.0.0.1/',
    'https://198.18.0.1/',
    'https://192.0.2.1/',
    'https://192.88.99.1/',
    'https://[ff02::1]/',
    'https://[100::1]/',
    'https://[2001:db8::1]/',
    'https://[3fff::1]/',
    'https://[4000::1]/',
  ],
  length: [`https://hooks.example.com/${'x'.repeat(maxUrlLength)}`],
};

for (const [problem, urls] of Object.entries(refused)) {
  for (const url of urls) {
    test(`${JSON.stringify(url.slice(0, 80))} is refused: ${problem}`, () => {
      assert.equal(parseTarget(url, []), problem);
    });
  }
}

for (const url of [
  'https://hooks.example.com/',
  'https://hooks.example.com:8443/a/b?c=d',
  'https://bücher.example/',
  'https://93.184.215.14/',
  'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/',
  'https://127.0.0.1.example.com/',
]) {
  test(`${url} may be resolved`, () => {
    const target = parseTarget(url, []);

    assert.equal(typeof target === 'string' ? target : target.url.href, new URL(url).href);
  });
}

test('a network that the operator allowed may be reached, its neighbours may not', () => {
  const allowed = ['10.1.0.0/16', 'fd00:1::/32', '127.0.0.1'];
  const urls = [
    'https://10.1.2.3/',
    'https://10.2.0.1/',
    'https://[fd00:1::5]/',
    'https://[fd00:2::5]/',
    'https://[::ffff:10.1.2.3]/',
    'https://127.0.0.1/',
    'https://127.0.0.2/',
  ];

  const results = urls.map((url) => typeof parseTarget(url, allowed) !== 'string');

  assert.deepEqual(results, [true, false, true, false, true, true, false]);
});

test('a request without encryption may reach this machine alone, and only where the operator allowed it', () => {
  const allowed = ['127.0.0.1', '10.1.0.0/16'];
  const urls = ['http://localhost:3000/', 'http://127.0.0.1:3000/', 'http://10.1.0.1/', 'http://hooks.example.com/'];

  const results = urls.map((url) => typeof parseTarget(url, allowed) !== 'string');

  assert.deepEqual(results, [true, true, false, false]);
});
