// How a form closes the dialog around it. Apart from the dialog, so that a page with a form alone does not load dialogs.

import { createContext } from 'react';

/** Undefined outside of a dialog, and where only a button of its own may close it. */
export const CloseContext = createContext<(() => void) | undefined>(undefined);
