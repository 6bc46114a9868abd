// Code that is loaded on demand. When it does not arrive, the page says so inside the frame (app/fault-pages.tsx); the router by itself would load the
// whole address again and end at the browser's error page.

import { lazyRouteComponent, type RouteComponent } from '@tanstack/react-router';

/** The server is away, or was updated and has other files now. */
export class CodeNotLoaded extends Error {
  override readonly name = 'CodeNotLoaded';

  constructor(cause: unknown) {
    super('The code of this page could not be loaded.', { cause });
  }
}

export async function loadCode<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    // What else is thrown comes from the code itself.
    throw cause instanceof TypeError ? new CodeNotLoaded(cause) : cause;
  }
}

/** The component of a route. */
export function lazyPage<Name extends string>(
  load: () => Promise<Readonly<Record<Name, RouteComponent>>>,
  name: Name,
): RouteComponent {
  return lazyRouteComponent(() => loadCode(load), name);
}
