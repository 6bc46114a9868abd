// Time, chance and hashing as Node provides them, behind the directory's port `Platform`.
// Passwords: scrypt (RFC 7914) with its parameters in the text, so that they can grow without invalidating old hashes.
// Few are hashed at once, so that other work keeps its share of the machine and of Node's four threads; who asks bounds how many wait.

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hash,
  randomBytes,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { type AuditKey, type Platform, writingLane } from './domain/index.ts';
import { createPhotoMaker } from './photos/index.ts';
import { signing } from './signing.ts';

/** What one password hash costs: memory is 128 * 2^costExponent * blockSize bytes. */
export interface PasswordCost {
  readonly costExponent: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/** 32 MiB and three passes: one of the settings of the OWASP Password Storage Cheat Sheet. */
const defaultPasswordCost: PasswordCost = { costExponent: 15, blockSize: 8, parallelization: 3 };

const maxHashesAtOnce = 2;
const saltBytes = 16;
const keyBytes = 32;
const auditKeyIdLength = 12;
const maxMemoryBytes = 256 * 1024 * 1024;
const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const hashPattern = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]{22,44})\$([\w+/]{43})$/;

export function createPlatform(cost: PasswordCost = defaultPasswordCost): Platform {
  const inTurn = createLimiter(maxHashesAtOnce);
  const makePicture = createPhotoMaker();
  return {
    clock: Date.now,
    uptime: () => performance.now(),
    uuid,
    randomBytes: (length) => randomBytes(length),
    sha256: (text) => hash('sha256', text, 'buffer'),
    encrypt,
    decrypt,
    ...signing,
    hashPassword: (password) => inTurn(() => hashPassword(password, cost)),
    verifyPassword: (password, text) => inTurn(() => verifyPassword(password, text)),
    makePhoto: makePicture,
    makeLogo: (picture) => makePicture(picture, 'logo'),
    ...createSlices(),
    pace: { rows: 100 },
    enterLongRead: async () => () => undefined,
  };
}

/** So long may work last before others have their turn. */
const sliceMs = 5;

/**
 * Long work in slices. What rests goes on one after another, one slice in each turn of the event loop: were all to go on at once,
 * fifty requests that rest in time would still hold up all others for fifty slices. Lanes have one slice each in turn,
 * after what rests within a transaction.
 */
export function createSlices(): Pick<Platform, 'isTurnLong' | 'yieldToOthers'> {
  const resting = new Map<string, (() => void)[]>();
  let began: number | undefined;
  const goOn = (): void => {
    began = undefined;
    const writing = resting.get(writingLane);
    const [next] = writing === undefined ? resting : [[writingLane, writing] as const];
    if (next === undefined) return;
    const [lane, works] = next;
    const work = works.shift();
    // Behind the others, if there is more.
    resting.delete(lane);
    if (works.length > 0) resting.set(lane, works);
    if (resting.size > 0) setImmediate(goOn);
    work?.();
  };
  const endTurn = (): void => {
    began = undefined;
  };
  return {
    isTurnLong: (mostMs = sliceMs) => {
      if (began !== undefined) return performance.now() - began >= mostMs;
      began = performance.now();
      setImmediate(endTurn);
      return false;
    },
    yieldToOthers: (lane = '') =>
      new Promise((resolve) => {
        const works = resting.get(lane);
        if (works !== undefined) works.push(resolve);
        else resting.set(lane, [resolve]);
        if (resting.size === 1 && works === undefined) setImmediate(goOn);
      }),
  };
}

/** A key of the audit log. Its id is a part of its SHA-256, which distinguishes two keys and reveals neither. */
export function createAuditKey(text: string): AuditKey {
  const id = hash('sha256', `becard audit key ${text}`, 'hex').slice(0, auditKeyIdLength);
  return { id, mac: (line) => createHmac('sha256', text).update(line).digest() };
}

/** AES-256-GCM (NIST SP 800-38D): a random nonce, the text and the tag, in base64url. */
function encrypt(key: Uint8Array, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const encryption = createCipheriv(cipher, key, nonce);
  const parts = [nonce, encryption.update(text, 'utf8'), encryption.final(), encryption.getAuthTag()];
  return Buffer.concat(parts).toString('base64url');
}

function decrypt(key: Uint8Array, encrypted: string): string | undefined {
  const bytes = Buffer.from(encrypted, 'base64url');
  if (bytes.length < nonceBytes + tagBytes) return undefined;
  const decryption = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decryption.setAuthTag(bytes.subarray(-tagBytes));
  const text = decryption.update(bytes.subarray(nonceBytes, -tagBytes));
  try {
    return Buffer.concat([text, decryption.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** Does work as it comes, so much of it at once; the rest waits in line. */
export function createLimiter(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const line: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => line.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place goes to the next in line, or is free.
      const next = line.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

/** Of the 128 bits the first 48 are milliseconds since 1970, six are version and variant, and 74 are random. */
function uuid(): string {
  const now = Date.now();
  if (now !== latest.at) {
    const time = now.toString(16).padStart(12, '0');
    latest = { at: now, start: `${time.slice(0, 8)}-${time.slice(8)}-7` };
  }
  if (random.at === random.digits.length) random = { digits: randomBytes(randomAtOnce).toString('hex'), at: 0 };
  const { digits, at } = random;
  random.at += randomDigits;
  const variant = variants[Number.parseInt(digits.charAt(at), 16)] ?? '';
  return `${latest.start}${digits.slice(at + 1, at + 4)}-${variant}${digits.slice(at + 4, at + 7)}-${digits.slice(at + 7, at + randomDigits)}`;
}

/** Of the latest millisecond: each request needs an id. */
let latest = { at: Number.NaN, start: '' };
const variants = '89ab'.repeat(4);
const randomDigits = 19;
const randomAtOnce = 1_024 * randomDigits;
/** Digits that no id has had yet: one call of the system for many ids, which saves half of their cost. */
let random = { digits: '', at: 0 };

async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await deriveKey(password, salt, cost);
  const parameters = `ln=${cost.costExponent},r=${cost.blockSize},p=${cost.parallelization}`;
  return `$scrypt$${parameters}$${unpadded(salt)}$${unpadded(key)}`;
}

async function verifyPassword(password: string, text: string): Promise<boolean> {
  const [, costExponent, blockSize, parallelization, salt, key] = hashPattern.exec(text) ?? [];
  if (salt === undefined || key === undefined) return false;
  const cost = {
    costExponent: Number(costExponent),
    blockSize: Number(blockSize),
    parallelization: Number(parallelization),
  };
  return timingSafeEqual(await deriveKey(password, Buffer.from(salt, 'base64'), cost), Buffer.from(key, 'base64'));
}

/** Passwords are compared in NFKC, so that the same keys give the same text on every system (RFC 8265 §4). */
function deriveKey(password: string, salt: Uint8Array, cost: PasswordCost): Promise<Buffer> {
  const options: ScryptOptions = {
    N: 2 ** cost.costExponent,
    r: cost.blockSize,
    p: cost.parallelization,
    maxmem: maxMemoryBytes,
  };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
