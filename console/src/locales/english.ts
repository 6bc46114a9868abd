// All texts in English, as one file of the browser.

export { default as problems } from '../../../src/domain/errors/texts.en.json';
export { default as messages } from './en.json';
