// Whether Entra, which is on the internet, can reach an address.

const privateHost =
  /^(?:localhost|\[|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|[^.]+$)|\.(?:local|localhost|internal|lan|home|test)$/i;

/** Whether it is https and names no host of a private network. A name may still be known inside only. */
export function isPublicHttps(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && !privateHost.test(hostname);
}
