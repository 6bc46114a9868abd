// The room that the database takes and has, and the last backup.

import type { ReactElement } from 'react';
import type { BackupState, Storage, System } from '../../../src/http/api/schemas/installation.ts';
import { useLocale } from '../locales/locale.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Moment, useNow } from '../parts/moment.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { formatBytes } from './bytes.ts';

export function StoragePanel({ report }: { readonly report: System }): ReactElement {
  const { words, language } = useLocale();
  const { store, migration, storage, backup } = report;
  return (
    <Panel title={words('system.storage')}>
      <Facts>
        <Fact name={words('system.store')}>{migration === undefined ? store : `${store} (${migration})`}</Fact>
        <Fact name={words('system.storage.size')}>{formatBytes(storage.bytes, language)}</Fact>
        <FreeSpace storage={storage} />
        <LastBackup backup={backup} />
        <Fact name={words('system.backup.verified')}>
          <Moment at={backup.verifiedAt} />
        </Fact>
      </Facts>
    </Panel>
  );
}

/** With less than this the doctor warns. */
const enoughBytes = 1024 ** 3;

function FreeSpace({ storage: { diskFreeBytes, diskTotalBytes = 0 } }: { readonly storage: Storage }) {
  const { words, language } = useLocale();
  if (diskFreeBytes === undefined) return null;
  const [free, total] = [formatBytes(diskFreeBytes, language), formatBytes(diskTotalBytes, language)];
  return (
    <Fact name={words('system.storage.free')}>
      <Status tone={diskFreeBytes < enoughBytes ? 'bad' : 'good'}>
        {words('system.storage.freeOf', { free, total })}
      </Status>
    </Fact>
  );
}

const weekMs = 7 * 86_400_000;
const tickMs = 60_000;

function LastBackup({ backup: { createdAt, bytes } }: { readonly backup: BackupState }): ReactElement {
  const { words, language } = useLocale();
  const nowMs = useNow(tickMs);
  const isRecent = createdAt !== undefined && nowMs - Date.parse(createdAt) <= weekMs;
  return (
    <Fact name={words('system.backup')}>
      <Status tone={isRecent ? 'good' : 'warning'}>
        {createdAt === undefined ? words('system.backup.none') : <Moment at={createdAt} />}
        {bytes !== undefined && ` · ${formatBytes(bytes, language)}`}
      </Status>
      {!isRecent && <div>{words('system.backup.next')}</div>}
    </Fact>
  );
}
