// Saved views: filters, order and columns under a name, for everyone who reads the directory.

import { Button, Menu, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { removeView, savedViewsQuery, saveView, type ViewedList } from '../api/saved-views.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { Dialog, useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';

interface ViewMenuProps {
  readonly list: ViewedList;
  /** What a view of the list as it is now keeps. */
  readonly query: string;
  readonly onChoose: (query: string) => void;
}

export function ViewMenu({ list, query, onChoose }: ViewMenuProps): ReactElement | null {
  const words = useWords();
  const directoryId = useDirectoryId();
  const canEdit = useHasRight('edit');
  const { data: views = [] } = useQuery(savedViewsQuery(directoryId, list));
  const [isSaving, saving] = useDisclosure();
  const removal = useChange(removeView(directoryId), { rereads: [['directory', directoryId, 'views']] });
  const present = views.find((view) => view.query === query);
  if (views.length === 0 && !canEdit) return null;
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="default"
            fw={450}
            maw={{ sm: 300 }}
            justify="space-between"
            rightSection={<Icon name="unfold" size={16} />}
          >
            {present?.name ?? words('views.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.map(({ id, name, query: saved }) => (
            <Menu.Item key={id} aria-current={id === present?.id} onClick={() => onChoose(saved)}>
              {name}
            </Menu.Item>
          ))}
          {views.length > 0 && canEdit && <Menu.Divider />}
          {canEdit && present === undefined && (
            <Menu.Item leftSection={<Icon name="plus" size={16} />} onClick={saving.open}>
              {words('views.save')}
            </Menu.Item>
          )}
          {canEdit && present !== undefined && (
            <Menu.Item leftSection={<Icon name="trash" size={16} />} onClick={() => removal.mutate(present.id)}>
              {words('views.remove', { name: present.name })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Dialog title={words('views.save')} isOpen={isSaving} onClose={saving.close}>
        <SaveViewForm list={list} query={query} onSaved={() => onChoose(query)} />
      </Dialog>
    </>
  );
}

interface SaveViewFormProps {
  readonly list: ViewedList;
  readonly query: string;
  readonly onSaved: () => void;
}

function SaveViewForm({ list, query, onSaved }: SaveViewFormProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const close = useClose();
  const [name, setName] = useState('');
  const save = useChange(saveView(directoryId), {
    rereads: [['directory', directoryId, 'views']],
    onDone: () => {
      close();
      onSaved();
    },
  });
  return (
    <Form
      submit={words('app.save')}
      act={save}
      isDisabled={name.trim() === ''}
      onSubmit={() => save.mutate({ list, name: name.trim(), query })}
    >
      <TextInput
        label={words('views.name')}
        required
        data-autofocus
        maxLength={100}
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <Hint>{words('views.hint')}</Hint>
    </Form>
  );
}
