// How long a certificate lasts that passes are signed with, and when its end is worth a warning.

export interface CertificateLife {
  /** Whole days; negative after the end. */
  readonly days: number;
  /** The last of the warnings that are due; undefined while it is early. */
  readonly warning: (typeof warningDays)[number] | undefined;
}

/** So many days before the end there is a warning, and another one each time. */
const warningDays = [60, 30, 14, 1] as const;
const dayMs = 86_400_000;

export function certificateLife(expiresAt: number, now: number): CertificateLife {
  const days = Math.floor((expiresAt - now) / dayMs);
  return { days, warning: warningDays.findLast((due) => days <= due) };
}
