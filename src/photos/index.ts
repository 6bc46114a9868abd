// Photos and logos of cards, made from files of any kind, small ones made of them, and pictures that Becard draws.

export { createPhotoMaker } from './maker.ts';
export { paintPng } from './paint.ts';
export { createRasteriser } from './rasterise.ts';
export { thumbnailOf } from './thumbnail.ts';
