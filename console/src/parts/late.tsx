// Content whose code comes when it is first shown. What was opened stays open when the code does not come, and so does the page around it.

import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { loadCode } from './code.ts';
import { Loading } from './loading.tsx';
import { ProblemNotice } from './notice.tsx';

type Code<Module> = UseQueryOptions<Module> & { readonly queryKey: readonly unknown[] };

/** Asked for once; a failure is shown at once, and asked for again by hand or when it is next shown. */
export function lateCode<Module>(name: string, load: () => Promise<Module>): Code<Module> {
  return {
    queryKey: ['code', name],
    queryFn: () => loadCode(load),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    retry: false,
    networkMode: 'always',
  };
}

interface LateProps<Module> {
  readonly code: Code<Module>;
  readonly children: (module: Module) => ReactNode;
}

export function Late<Module>({ code, children }: LateProps<Module>): ReactElement {
  const { data, error, refetch } = useQuery(code);
  if (data !== undefined) return <>{children(data)}</>;
  return error === null ? <Loading lines={3} /> : <ProblemNotice error={error} onRetry={refetch} />;
}
