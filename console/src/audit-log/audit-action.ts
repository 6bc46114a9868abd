// The labels of audit actions, in the order of the filter.

import type { AuditAction } from '../../../src/http/api/contract.ts';
import type { MessageId } from '../locales/words.ts';

export const actionLabels: Readonly<Record<AuditAction, MessageId>> = {
  'token.created': 'audit.token.created',
  'token.changed': 'audit.token.changed',
  'token.revoked': 'audit.token.revoked',
  'api_key.created': 'audit.api_key.created',
  'api_key.changed': 'audit.api_key.changed',
  'api_key.revoked': 'audit.api_key.revoked',
  'setup_link.created': 'audit.setup_link.created',
  'setup_link.opened': 'audit.setup_link.opened',
  'setup_link.revoked': 'audit.setup_link.revoked',
  'setup_link.requested': 'audit.setup_link.requested',
  'setup_link.renewed': 'audit.setup_link.renewed',
  'setup_link.renamed': 'audit.setup_link.renamed',
  'directory.created': 'audit.directory.created',
  'directory.changed': 'audit.directory.changed',
  'directory.deletion_begun': 'audit.directory.deletion_begun',
  'directory.deleted': 'audit.directory.deleted',
  'schema.imported': 'audit.schema.imported',
  'schema.removed': 'audit.schema.removed',
  'rehearsal.cancelled': 'audit.rehearsal.cancelled',
  'user.restored': 'audit.user.restored',
  'user.erasure_begun': 'audit.user.erasure_begun',
  'user.erased': 'audit.user.erased',
  'user.exported': 'audit.user.exported',
  'mass_deprovisioning.revert_begun': 'audit.mass_deprovisioning.revert_begun',
  'mass_deprovisioning.reverted': 'audit.mass_deprovisioning.reverted',
  'mass_deprovisioning.acknowledged': 'audit.mass_deprovisioning.acknowledged',
  'backup.begun': 'audit.backup.begun',
  'backup.created': 'audit.backup.created',
  'backup.verified': 'audit.backup.verified',
  'backup.restored': 'audit.backup.restored',
  'users.exported': 'audit.users.exported',
  'log.exported': 'audit.log.exported',
  'log.revealed': 'audit.log.revealed',
  'administrator.invited': 'audit.administrator.invited',
  'administrator.joined': 'audit.administrator.joined',
  'administrator.reset': 'audit.administrator.reset',
  'administrator.password_changed': 'audit.administrator.password_changed',
  'administrator.role_changed': 'audit.administrator.role_changed',
  'administrator.removed': 'audit.administrator.removed',
  'session.opened': 'audit.session.opened',
  'session.refused': 'audit.session.refused',
  'session.confirmed': 'audit.session.confirmed',
  'session.closed': 'audit.session.closed',
  'session.ended': 'audit.session.ended',
  'audit.exported': 'audit.audit.exported',
  'retention.resumed': 'audit.retention.resumed',
  'audit.forgotten': 'audit.audit.forgotten',
  'audit.keyed': 'audit.audit.keyed',
  'audit.redacted': 'audit.audit.redacted',
};

/** The label of an action; a newer server may send unknown actions. */
export function actionLabel(action: string): MessageId | undefined {
  const labels: Readonly<Record<string, MessageId>> = actionLabels;
  return Object.hasOwn(labels, action) ? labels[action] : undefined;
}
