import type { CardFile } from '../../../lib/cards/card';
import { readPicture } from '../../../lib/cards/picture';

/** As much of an image as is read: what says its size stands near its start. */
const head = 8_000_000;

/** What can be known of a file without sending it anywhere. What can't be read is left out. */
export async function readCardFile(file: File, address: string): Promise<CardFile> {
  const picture = readPicture(new Uint8Array(await file.slice(0, head).arrayBuffer()));
  const known = { name: file.name.slice(0, 255), size: file.size, ...picture };
  return picture.type.startsWith('video/') ? { ...known, ...(await readVideo(address)) } : known;
}

/** Lets the browser read the head of a video. Nothing where it can't, or takes more than ten seconds. */
function readVideo(address: string): Promise<Pick<CardFile, 'width' | 'height' | 'seconds'>> {
  return new Promise((resolve) => {
    const video = document.createElement('video');
    const unread = () => resolve({});
    const timer = setTimeout(unread, 10_000);
    video.preload = 'metadata';
    video.addEventListener('error', unread);
    video.addEventListener('loadedmetadata', () => {
      clearTimeout(timer);
      const { videoWidth: width, videoHeight: height, duration } = video;
      resolve({
        ...(width > 0 && height > 0 && { width, height }),
        ...(Number.isFinite(duration) && { seconds: duration }),
      });
    });
    video.src = address;
  });
}
