// Why a backup cannot be made or used. The command line shows it to the operator; it holds no secret.

/** `broken`: the file is not what it should be. `refused`: nothing was done. `file`: it cannot be read or written, another has to be named. */
export type BackupFaultKind = 'broken' | 'refused' | 'file' | 'disk';

export class BackupFault extends Error {
  override readonly name = 'BackupFault';
  readonly kind: BackupFaultKind;

  constructor(kind: BackupFaultKind, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.kind = kind;
  }
}
