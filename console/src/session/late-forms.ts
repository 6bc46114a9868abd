// The forms that ask for a password, for the dialogs that come up on any page.

import { lateCode } from '../parts/late.tsx';

export const passwordForms = lateCode('password forms', () => import('./password-forms.tsx'));
