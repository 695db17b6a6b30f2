import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { i18n } from '#i18n';
import type { Media } from '../../lib/message/message';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { ProblemNotice } from '../ui/ProblemNotice';
import { useKeptFocus } from '../ui/useKeptFocus';
import { AttachedFile } from './AttachedFile';
import { type Attaching, isUnderWay } from './attaching';
import { usePickedFiles } from './usePickedFiles';
import './media.css';

interface Props {
  readonly attaching: Attaching;
  /** What the message carries. */
  readonly media: Media | undefined;
  /** For whom it is uploaded; absent: it is kept, and goes to X with the message. */
  readonly accountId: string | undefined;
  readonly change: (media: Media | undefined) => void;
}

const accepted = 'image/jpeg,image/png,image/gif,image/webp,video/mp4,video/quicktime';

/**
 * One photo, GIF or video for a message: dropped or pasted anywhere on the page, or chosen. To be mounted once a page:
 * `createAttaching` in the entrypoint, then
 * `<AttachFile attaching={…} media={parts.media} accountId={…} change={(media) => writeParts({ media })} />`; the file's
 * address for a preview is `attaching`'s `url`.
 */
export function AttachFile({ attaching, media, accountId, change }: Props) {
  const state = useStore(attaching);
  const input = useRef<HTMLInputElement>(null);
  const { show, choose, look } = state;
  useEffect(() => void show(media, accountId), [show, media, accountId]);
  // A worker that died at it is woken by the question.
  const underWay = isUnderWay(state.upload);
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(() => void look(), 5_000);
    return () => clearInterval(timer);
  }, [look, underWay]);

  const take = async (files: readonly File[]) => {
    const kept = await choose(files);
    if (kept) change(kept);
  };
  const over = usePickedFiles((files) => void take(files));
  const kept = useKeptFocus<HTMLDivElement>(`${state.media?.id} ${state.upload?.state} ${state.agreed}`);
  const { checking, faults, problem } = state;
  return (
    <div className={over ? 'attach over' : 'attach'} {...kept}>
      {media === undefined ? (
        <>
          <Button busy={checking} onClick={() => input.current?.click()}>
            <Icon name="image" />
            {i18n.t(over ? 'media.drop' : checking ? 'media.checking' : 'media.add')}
          </Button>
          <p className="hint">{i18n.t('media.add_hint')}</p>
        </>
      ) : (
        <AttachedFile attaching={attaching} media={media} removed={() => change(undefined)} />
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={accepted}
        onChange={({ target }) => {
          void take([...(target.files ?? [])]);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
      {faults.length > 0 && (
        <Notice tone="bad">
          {faults.map((fault) => (
            <p key={fault}>{fault}</p>
          ))}
        </Notice>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
