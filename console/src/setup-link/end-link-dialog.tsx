// Asks for confirmation before a setup link is revoked, and whether its tokens are removed as well.

import { Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { ConsoleSetupLink } from '../../../src/http/api/contract.ts';
import { endSetupLink, setupLinksQuery } from '../api/setup-links.ts';
import { tokensQuery } from '../api/tokens.ts';
import { useWords } from '../locales/locale.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';

interface EndLinkDialogProps {
  readonly directoryId: string;
  readonly link: ConsoleSetupLink | undefined;
  readonly onClose: () => void;
}

export function EndLinkDialog({ directoryId, link, onClose }: EndLinkDialogProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const [isKept, setKept] = useState(false);
  const tokens = useQuery(tokensQuery(directoryId)).data ?? [];
  const made = tokens.filter(({ state, setupLinkId }) => state === 'active' && setupLinkId === link?.id);
  const close = (): void => {
    setKept(false);
    onClose();
  };
  const ending = useMutation({
    mutationFn: endSetupLink(directoryId, isKept ? 'keep' : 'end'),
    onSuccess: async () => {
      close();
      await Promise.all(
        [setupLinksQuery, tokensQuery].map((query) =>
          client.invalidateQueries({ queryKey: query(directoryId).queryKey }),
        ),
      );
    },
  });
  return (
    <ConfirmDialog
      title={words('invite.revoke.title')}
      confirm={words('invite.revoke.confirm')}
      isOpen={link !== undefined}
      act={ending}
      onConfirm={() => link !== undefined && ending.mutate(link.id)}
      onClose={close}
    >
      <p>{words('invite.revoke.text', { name: link?.name ?? '' })}</p>
      {link !== undefined && made.length > 0 && (
        <Checkbox
          checked={!isKept}
          onChange={({ currentTarget: { checked } }) => setKept(!checked)}
          label={words('invite.revoke.tokens', { count: made.length })}
          description={words('invite.revoke.tokens.hint')}
        />
      )}
    </ConfirmDialog>
  );
}
