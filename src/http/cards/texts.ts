// The texts of the public pages.

import type { CardLanguage } from '../../domain/index.ts';

interface PublicTexts {
  readonly save: string;
  readonly addToApple: string;
  readonly addToGoogle: string;
  readonly mobile: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
  readonly website: string;
  readonly address: string;
  readonly links: string;
  readonly photo: string;
  readonly qr: string;
  readonly qrAlt: string;
  readonly qrPrint: string;
  readonly languages: string;
  readonly unknownTitle: string;
  readonly unknownText: string;
  readonly goneTitle: string;
  readonly goneText: string;
  /** In front of the name of the manager or successor. */
  readonly goneCard: string;
  readonly pinTitle: string;
  readonly pinText: string;
  readonly pinButton: string;
  readonly pinWrong: string;
  /** With {minutes}. */
  readonly pinWait: string;
  readonly busyTitle: string;
  readonly busyText: string;
  readonly failedTitle: string;
}

const en: PublicTexts = {
  save: 'Add to contacts',
  addToApple: 'Add to Apple Wallet',
  addToGoogle: 'Add to Google Wallet',
  mobile: 'Mobile',
  phone: 'Phone',
  fax: 'Fax',
  email: 'Email',
  website: 'Website',
  address: 'Address',
  links: 'Links',
  photo: 'Photo',
  qr: 'QR code',
  qrPrint: 'Download for print (PNG)',
  qrAlt: 'QR code with the address of this card',
  languages: 'Language',
  unknownTitle: 'Card not found',
  unknownText: 'There is no card at this address. Check the link, or ask its owner for a new one.',
  goneTitle: 'This card is not active any more',
  goneCard: 'Your contact now:',
  goneText: 'The person can no longer be reached by this card.',
  pinTitle: 'Protected card',
  pinText: 'Enter the PIN that you were given with the card.',
  pinButton: 'Show card',
  pinWrong: 'This PIN is wrong.',
  pinWait: 'Too many wrong PINs. Try again in {minutes} min.',
  busyTitle: 'Too many requests',
  busyText: 'Try again in a minute.',
  failedTitle: 'Not available at the moment',
};

const de: PublicTexts = {
  save: 'Zu Kontakten hinzufügen',
  addToApple: 'Zu Apple Wallet hinzufügen',
  addToGoogle: 'Zu Google Wallet hinzufügen',
  mobile: 'Mobil',
  phone: 'Telefon',
  fax: 'Fax',
  email: 'E-Mail',
  website: 'Website',
  address: 'Adresse',
  links: 'Links',
  photo: 'Foto',
  qr: 'QR-Code',
  qrPrint: 'Für den Druck herunterladen (PNG)',
  qrAlt: 'QR-Code mit der Adresse dieser Visitenkarte',
  languages: 'Sprache',
  unknownTitle: 'Visitenkarte nicht gefunden',
  unknownText: 'Unter dieser Adresse gibt es keine Visitenkarte. Prüfen Sie den Link oder fragen Sie nach einem neuen.',
  goneTitle: 'Diese Visitenkarte ist nicht mehr aktiv',
  goneCard: 'Ihr Kontakt ist jetzt:',
  goneText: 'Die Person ist über diese Visitenkarte nicht mehr erreichbar.',
  pinTitle: 'Geschützte Visitenkarte',
  pinText: 'Geben Sie die PIN ein, die Sie mit der Visitenkarte erhalten haben.',
  pinButton: 'Visitenkarte anzeigen',
  pinWrong: 'Diese PIN ist falsch.',
  pinWait: 'Zu viele falsche PINs. Versuchen Sie es in {minutes} Min. erneut.',
  busyTitle: 'Zu viele Anfragen',
  busyText: 'Versuchen Sie es in einer Minute erneut.',
  failedTitle: 'Zurzeit nicht verfügbar',
};

export const publicTexts: { readonly [Language in CardLanguage]: PublicTexts } = { de, en };
