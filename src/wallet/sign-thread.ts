// The thread of signer.ts: each message is a pass to sign.

import { parentPort, workerData } from 'node:worker_threads';
import { type SigningCertificates, signPass } from './sign.ts';
import type { SignedReply, SignOrder } from './signer.ts';

// The starter of the thread gives nothing else.
const certificates = workerData as SigningCertificates;

parentPort?.on('message', ({ number, parts }: SignOrder) => {
  parentPort?.postMessage(sign(number, parts));
});

function sign(number: number, parts: SignOrder['parts']): SignedReply {
  try {
    return { number, file: signPass(parts, certificates) };
  } catch (error) {
    return { number, fault: error };
  }
}
