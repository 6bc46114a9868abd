// The photo of a card: a square JPEG, kept by the hash of its bytes.

export interface CardPhoto {
  /** SHA-256 of the bytes in base64, so that an address with it shows the same picture for ever. */
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** A photo with who sets it. */
export interface EnteredPhoto extends CardPhoto {
  readonly by: string;
}
