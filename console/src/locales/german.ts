// All texts in German, as one file of the browser.

export { default as problems } from '../../../src/domain/errors/texts.de.json';
export { default as messages } from './de.json';
