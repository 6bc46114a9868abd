// A store with a row in every table, for tests of what becomes of a whole store.

import type { AuditEntry, Store } from '../../domain/store.ts';
import { openStore, type StoreLocation } from '../index.ts';
import {
  administratorOf,
  cardSettingsOf,
  claim,
  digest,
  directoryOf,
  entryOf,
  eventOf,
  group,
  ids,
  joined,
  keyOf,
  passOf,
  pending,
  person,
  queuedOf,
  resourceId,
  savedViewOf,
  sessionOf,
  signingKeyOf,
  streamOf,
  templateOf,
  tokenOf,
  webhookOf,
} from './samples.ts';

const act: AuditEntry = {
  sequence: 1,
  at: 1000,
  action: 'directory.created',
  actor: 'ada@contoso.example',
  origin: undefined,
  directoryId: ids.first,
  target: undefined,
  subject: undefined,
  changes: [],
  salt: undefined,
  keyId: undefined,
  hash: 'f00d',
};

/** A store in which every table that travels has a row. */
export async function fillStore(location: StoreLocation): Promise<void> {
  const store = await openStore(location);
  await store.directories.insert(
    directoryOf(ids.first, { name: 'Müller & "Söhne" \u{1F600}', licenseReference: 'S-1' }),
  );
  await store.directories.insert(directoryOf(ids.second));
  await store.directory(ids.first).tokens.insert(tokenOf('tok_a', ids.first, { expiresAt: 9000 }), digest('secret'));
  await fillDirectory(store);
  await store.appendLog([{ directoryId: ids.first, entry: entryOf('log_9', { durationMs: 0.1, requestBody: '{}' }) }]);
  await store.appendLog(['log_6', 'log_7', 'log_8'].map((id) => ({ directoryId: ids.first, entry: entryOf(id) })));
  await fillAdministrators(store);
  await store.audit.append(() => [act]);
  await store.webhooks.insert(webhookOf('whk_a', { directoryId: ids.first }), { current: 'sealed', former: undefined });
  await store.deliveries.add(queuedOf('evt_1'));
  const { eventStreams, savedViews, signingKeys } = store.directory(ids.first);
  await eventStreams.insert(streamOf('str_a'), { sealedAuthorization: 'sealed', tokenHash: digest('token') });
  await signingKeys.insert(signingKeyOf('sig_a'), 'sealed');
  await savedViews.insert(savedViewOf('vw_a'));
  await store.close();
}

async function fillDirectory(store: Store): Promise<void> {
  const emails = ['anna@contoso.example', 'a@contoso.example'];
  const anna = person('anna', { emails, externalId: 'Anna', claims: [claim('User:badge', '7')] });
  await store.directory(ids.first).write(async (transaction) => {
    await transaction.resources.insert(anna);
    await transaction.secrets.save(anna.id, [{ attribute: 'password', hash: '$scrypt$…' }]);
    await transaction.resources.insert(person('bert', { active: false }));
    await transaction.resources.insert(group('sales', 'Sales'));
    await transaction.members.add(resourceId('sales'), [joined('anna'), pending('carl')]);
    await transaction.resources.remove('User', resourceId('bert'), 5000);
    await transaction.events.append(eventOf('evt_1'));
  });
  const { cards } = store.directory(ids.first);
  await cards.saveSettings(cardSettingsOf('draft'));
  await cards.saveTemplate(templateOf('tpl_a'));
  await cards.add([{ resourceId: anna.id, handle: 'anna0000000' }], 'published', 1000);
  await store.wallet.add(passOf('anna0000000'));
  await store.wallet.register({ device: 'device', handle: 'anna0000000', pushToken: 'f00d' });
  await cards.saveLocation({ id: 'loc_a', name: 'Berlin', changedAt: 1000 }, 'berlin');
  await cards.keepVersion('tpl_a', { version: 1, changedAt: 1000, content: {} }, 20);
  const read = { day: 0, way: 'qr', views: 1, saves: 0, passes: 0 } as const;
  await store.directory(ids.first).cardNumbers.add([{ ...read, resourceId: anna.id }]);
  await cards.savePhoto(anna.id, { hash: 'photo', bytes: Uint8Array.of(0xff, 0xd8, 0xff), by: 'Ada' }, 1000);
}

async function fillAdministrators({ administrators, apiKeys }: Store): Promise<void> {
  const ada = administratorOf('adm_ada', 'ada@contoso.example');
  await administrators.insert(ada);
  await administrators.setPassword(ada.id, '$scrypt$…');
  await administrators.sessions.insert(sessionOf(ada.id), digest('session'));
  await administrators.invitations.insert({ administratorId: ada.id, expiresAt: 9000 }, digest('invitation'));
  await apiKeys.insert(keyOf('key_a', { directoryIds: [ids.first], expiresAt: 9000 }), digest('key'));
}
