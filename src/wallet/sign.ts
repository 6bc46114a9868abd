// Makes the file of a pass: its parts, their hashes and a signature under Apple's certificate, in an archive.

import { PKPass } from 'passkit-generator';

/** The parts of a pass. */
export interface PassParts {
  /** pass.json. */
  readonly json: string;
  /** The texts of each language by the text that they replace. */
  readonly strings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Pictures by file name. */
  readonly images: Readonly<Record<string, Uint8Array>>;
}

/** All in PEM form. */
export interface SigningCertificates {
  readonly certificate: string;
  readonly key: string;
  readonly authority: string;
}

/** Takes some 50 ms, because the signature is computed in JavaScript. */
export function signPass({ json, strings, images }: PassParts, certificates: SigningCertificates): Buffer {
  const files = Object.entries(images).map(([name, bytes]) => [name, Buffer.from(bytes)] as const);
  const { certificate: signerCert, key: signerKey, authority: wwdr } = certificates;
  const pass = new PKPass(
    { 'pass.json': Buffer.from(json), ...Object.fromEntries(files) },
    { signerCert, signerKey, wwdr },
  );
  for (const [language, texts] of Object.entries(strings)) pass.localize(language, escapeAll(texts));
  return pass.getAsBuffer();
}

/** The generator writes texts between quotes as they are. */
function escapeAll(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([text, meaning]) => [escapeText(text), escapeText(meaning)]));
}

function escapeText(text: string): string {
  return text.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}
