import { useStore } from 'zustand';
import { i18n } from '#i18n';
import type { UploadView } from '../../lib/media/upload';
import type { Media } from '../../lib/message/message';
import { Button } from '../ui/Button';
import { writeSize, writeTime } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { ProblemNotice } from '../ui/ProblemNotice';
import { type Attaching, isUnderWay, percentOf } from './attaching';

interface Props {
  readonly attaching: Attaching;
  readonly media: Media;
  readonly removed: () => void;
}

/** The file of the message: what it is, how far it is on its way to X, and what can be done about it. */
export function AttachedFile({ attaching, media, removed }: Props) {
  const { url, gone, upload, agreed, accountId, agree, cancel, retry, remove } = useStore(attaching);
  const removeIt = () => {
    void remove();
    removed();
  };
  const isRefused = upload?.state === 'failed' || upload?.state === 'cancelled';
  return (
    <section className="card attached" aria-label={i18n.t('media.file')}>
      <div className="attached-line">
        <Thumbnail kind={media.kind} url={url} />
        <div className="grow">
          <bdi className="clip attached-name">{media.name}</bdi>
          <span className="small soft">{writeSize(media.size)}</span>
        </div>
        <Button
          look="icon-only"
          aria-label={i18n.t('media.remove_name', { name: media.name })}
          onClick={removeIt}
        >
          <Icon name="close" />
        </Button>
      </div>
      {gone ? (
        <p className="hint bad">{i18n.t('media.gone')}</p>
      ) : accountId !== undefined && agreed === false ? (
        <Notice
          tone="warn"
          actions={
            <>
              <Button look="quiet" onClick={() => void agree()}>
                {i18n.t('media.share_agree')}
              </Button>
              <Button look="quiet" onClick={removeIt}>
                {i18n.t('media.remove')}
              </Button>
            </>
          }
        >
          <p>{i18n.t('media.share')}</p>
          <p className="small">{i18n.t('media.share_once')}</p>
        </Notice>
      ) : (
        <Progress upload={upload} name={media.name} />
      )}
      <div className="under">
        {isUnderWay(upload) && (
          <Button look="quiet" onClick={() => void cancel()}>
            {i18n.t('media.cancel')}
          </Button>
        )}
        {isRefused && !gone && (
          <Button look="quiet" onClick={() => void retry()}>
            {i18n.t('media.retry')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** A look at the file; its name stands beside it, so that there is nothing to read here. */
function Thumbnail({ kind, url }: { kind: Media['kind']; url: string | undefined }) {
  return (
    <span className="thumbnail" aria-hidden="true">
      <Icon name="image" />
      {url !== undefined &&
        (kind === 'video' ? (
          <video src={url} muted preload="metadata" tabIndex={-1} />
        ) : (
          <img src={url} alt="" />
        ))}
    </span>
  );
}

function Progress({ upload, name }: { upload: UploadView | undefined; name: string }) {
  if (upload === undefined) return <p className="hint">{i18n.t('media.kept')}</p>;
  const { state, problem, retryAt, percent, reusableUntil } = upload;
  const now = Date.now();
  if (state === 'ready') {
    const until = reusableUntil === undefined ? undefined : writeTime(reusableUntil, now);
    return (
      <p className="hint attached-line">
        <Icon name="check" />
        {until === undefined ? i18n.t('media.ready') : i18n.t('media.ready_until', { time: until })}
      </p>
    );
  }
  if (state === 'failed' && problem) return <ProblemNotice problem={problem} />;
  if (state === 'cancelled') return <p className="hint">{i18n.t('media.cancelled')}</p>;
  const isProcessing = state === 'processing' || state === 'finishing';
  const value = isProcessing ? percent : percentOf(upload);
  return (
    <div className="stack">
      <progress
        max={100}
        value={value}
        aria-label={i18n.t(isProcessing ? 'media.processing_name' : 'media.uploading_name', { name })}
      />
      <span className="hint">
        {i18n.t(
          isProcessing ? 'media.processing' : state === 'waiting' ? 'media.waiting' : 'media.uploading',
        )}
        {value !== undefined && ` · ${value} %`}
      </span>
      {problem && <ProblemNotice problem={problem} />}
      {problem && retryAt !== undefined && retryAt > now && (
        <p className="hint">{i18n.t('media.again_at', { time: writeTime(retryAt, now) })}</p>
      )}
    </div>
  );
}
