// Audit actions that had another name in earlier versions are shown and found under the present one.

import { type AuditAction, type FormerAuditAction, formerAuditActions, type StoredAuditAction } from './entry.ts';

export function presentAction(action: StoredAuditAction): AuditAction {
  return isFormer(action) ? formerAuditActions[action] : action;
}

/** Every name under which entries of an action are stored. */
export function storedNames(action: AuditAction): readonly StoredAuditAction[] {
  return [
    action,
    ...Object.keys(formerAuditActions)
      .filter(isFormer)
      .filter((name) => formerAuditActions[name] === action),
  ];
}

function isFormer(action: string): action is FormerAuditAction {
  return Object.hasOwn(formerAuditActions, action);
}
