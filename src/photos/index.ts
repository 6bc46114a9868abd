// Photos of cards, made from files of any kind, and small ones made of them.

export { createPhotoMaker } from './maker.ts';
export { thumbnailOf } from './thumbnail.ts';
