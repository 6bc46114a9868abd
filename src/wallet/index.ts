// Cards in the wallets of phones, where the operator has set them up.

export type { AppleWallet } from './apple-wallet.ts';
export { GoogleRefusal, type GoogleWallet } from './google-wallet.ts';
export { openWallet, type Wallet } from './open-wallet.ts';
export { SignerBusy } from './signer.ts';
