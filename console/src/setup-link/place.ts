// Whether this page is a guest's. Then it asks as the guest of a setup link and not as a signed-in person, whoever else is signed in.

/** The page below which a setup link counts. */
export const guestPlace = '/setup';

export function isGuestPlace(): boolean {
  return location.pathname === guestPlace || location.pathname.startsWith(`${guestPlace}/`);
}
