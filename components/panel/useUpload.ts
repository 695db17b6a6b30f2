import { useEffect } from 'react';
import type { UploadView } from '../../lib/media/upload';
import type { OutboxRow } from '../../lib/outbox/row';
import { usePanel } from './context';

/** How far the file is that a message waits for; undefined where it waits for none. Asked for anew while it waits. */
export function useUpload(row: OutboxRow | undefined): UploadView | undefined {
  const accountId = row?.accountId;
  const fileId = row?.state === 'queued' ? row.message.media?.id : undefined;
  const { view, load } = usePanel(({ uploads, loadUpload }) => ({
    view: fileId === undefined ? undefined : uploads[`${accountId} ${fileId}`],
    load: loadUpload,
  }));
  useEffect(() => {
    if (accountId === undefined || fileId === undefined) return;
    void load(accountId, fileId);
    const timer = setInterval(() => void load(accountId, fileId), 2_000);
    return () => clearInterval(timer);
  }, [load, accountId, fileId]);
  return view?.state === 'ready' ? undefined : view;
}
