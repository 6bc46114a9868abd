// Photos of cards, made from files of any kind.

export { createPhotoMaker } from './maker.ts';
