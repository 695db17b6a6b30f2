import { i18n } from '#i18n';
import type { Fault, FaultCode } from '../../lib/media/check';
import { writeNumber, writeSize } from '../ui/format';

type Sentence = (value: string, limit: string) => string;

const inBytes: ReadonlySet<FaultCode> = new Set(['image_bytes', 'gif_bytes', 'video_bytes']);

const sentences: Readonly<Record<FaultCode, Sentence>> = {
  empty: () => i18n.t('media.fault.empty'),
  kind: () => i18n.t('media.fault.kind'),
  unreadable: () => i18n.t('media.fault.unreadable'),
  image_bytes: (value, limit) => i18n.t('media.fault.image_bytes', { value, limit }),
  gif_bytes: (value, limit) => i18n.t('media.fault.gif_bytes', { value, limit }),
  gif_size: (value) => i18n.t('media.fault.gif_size', { value }),
  gif_frames: (value, limit) => i18n.t('media.fault.gif_frames', { value, limit }),
  gif_pixels: (value, limit) => i18n.t('media.fault.gif_pixels', { value, limit }),
  video_bytes: (value, limit) => i18n.t('media.fault.video_bytes', { value, limit }),
  video_short: (value, limit) => i18n.t('media.fault.video_short', { value, limit }),
  video_long: (value, limit) => i18n.t('media.fault.video_long', { value, limit }),
  video_small: (value) => i18n.t('media.fault.video_small', { value }),
  video_large: (value) => i18n.t('media.fault.video_large', { value }),
  video_shape: (value) => i18n.t('media.fault.video_shape', { value }),
  video_rate: (value, limit) => i18n.t('media.fault.video_rate', { value, limit }),
  video_codec: (value) => i18n.t('media.fault.video_codec', { value }),
  video_sound: (value) => i18n.t('media.fault.video_sound', { value }),
};

/** What is wrong with a file, the rule and the value named. */
export function faultSentence({ code, value, limit }: Fault): string {
  const write = (quantity: number | string | undefined): string => {
    if (typeof quantity !== 'number') return quantity ?? '';
    return inBytes.has(code) ? writeSize(quantity) : writeNumber(Math.round(quantity * 10) / 10);
  };
  return sentences[code](write(value), write(limit));
}
