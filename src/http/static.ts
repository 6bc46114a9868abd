// The console's files, read once at the start: no request ever becomes a path on the disk.
// Names with a hash are kept by browsers for a year, the page itself is asked for each time (RFC 9111, RFC 8246).

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isKnown } from './known-tag.ts';

export interface StaticFiles {
  /** The file at a path, the page for any other address a browser navigates to, or undefined. */
  readonly answer: (request: Request) => Promise<Response | undefined>;
}

type Encoding = 'br' | 'gzip' | 'identity';

export interface StaticFile {
  readonly type: string;
  readonly etag: string;
  readonly isImmutable: boolean;
  readonly isText: boolean;
  readonly content: Buffer<ArrayBuffer>;
  /** Compressed forms, made at the first request for them. */
  readonly compressed: Map<Encoding, Promise<Buffer<ArrayBuffer>>>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const textTypes = /^text\/|json$|svg\+xml$/;
/** Vite's names: assets/index-B3xK9f_a.js. Elsewhere a name such as apple-touch-icon.png only looks like one. */
const hashedName = /[/\\]assets[/\\][^/\\]+-[\w-]{8,}\.\w+$/;
const minCompressedBytes = 512;
const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Reads a folder into memory; without a folder there are no files. */
export function loadStaticFiles(folder: string | undefined): StaticFiles {
  const paths = folder === undefined ? [] : listFiles(folder);
  const files = new Map(paths.map((path) => [urlPath(folder ?? '', path), readFile(path)]));
  return {
    answer: async (request) => {
      const file = files.get(decodedPath(request)) ?? pageFor(request, files);
      return file === undefined ? undefined : answerFile(request, file);
    },
  };
}

function listFiles(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function urlPath(folder: string, path: string): string {
  return `/${relative(folder, path).split(sep).join('/')}`;
}

function readFile(path: string): StaticFile {
  const type = types[extname(path)] ?? 'application/octet-stream';
  return staticFile(readFileSync(path), type, hashedName.test(path) && !path.endsWith('.html'));
}

/** A file that is not on the disk, or was read from it. */
export function staticFile(content: Buffer<ArrayBuffer>, type: string, isImmutable = false): StaticFile {
  return {
    type,
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    isImmutable,
    isText: textTypes.test(type),
    content,
    compressed: new Map(),
  };
}

function decodedPath(request: Request): string {
  const { pathname } = new URL(request.url);
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/** The console knows its own addresses: whatever a browser navigates to is the one page; at the root it is so for everyone. */
function pageFor(request: Request, files: ReadonlyMap<string, StaticFile>): StaticFile | undefined {
  const isNavigation = request.headers.get('accept')?.includes('text/html') === true;
  return isNavigation || decodedPath(request) === '/' ? files.get('/index.html') : undefined;
}

export async function answerFile(request: Request, file: StaticFile): Promise<Response> {
  const encoding = chooseEncoding(request, file);
  const etag = encoding === 'identity' ? file.etag : `${file.etag.slice(0, -1)}-${encoding}"`;
  const headers = {
    etag,
    vary: 'accept-encoding',
    'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
  const content = await encode(file, encoding);
  return new Response(request.method === 'HEAD' ? null : content, {
    headers: {
      ...headers,
      'content-type': file.type,
      'content-length': String(content.byteLength),
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    },
  });
}

function chooseEncoding(request: Request, file: StaticFile): Encoding {
  if (!file.isText || file.content.byteLength < minCompressedBytes) return 'identity';
  const offered = (request.headers.get('accept-encoding') ?? '').split(',').map((part) => part.trim().toLowerCase());
  const wanted = offered.filter((part) => !/;\s*q=0(\.0*)?$/.test(part)).map((part) => part.split(';')[0]);
  if (wanted.includes('br')) return 'br';
  return wanted.includes('gzip') ? 'gzip' : 'identity';
}

function encode(file: StaticFile, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  const made = file.compressed.get(encoding) ?? compress(file.content, encoding);
  file.compressed.set(encoding, made);
  return made;
}

async function compress(content: Buffer<ArrayBuffer>, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  switch (encoding) {
    case 'br': {
      // Half a second of a processor for the whole console, once; the highest quality, 11, takes twice as long for two percent.
      const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength };
      return Buffer.from(await compressBrotli(content, { params }));
    }
    case 'gzip':
      return Buffer.from(await compressGzip(content, { level: 9 }));
    case 'identity':
      return content;
  }
}
