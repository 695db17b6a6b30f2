import { useEffect, useRef, useState } from 'react';

const carriesFiles = (transfer: DataTransfer | null): transfer is DataTransfer =>
  transfer?.types.includes('Files') === true;

/** Text goes where it is pasted, also where a program lays a picture of it beside (spreadsheets do). */
const isForText = (transfer: DataTransfer, target: EventTarget | null) =>
  transfer.types.includes('text/plain') &&
  target instanceof Element &&
  target.closest('input, textarea, [contenteditable]') !== null;

/**
 * Files that are dropped or pasted anywhere on the page go to `take`. A browser would otherwise leave the page and show
 * the file. Answers whether files are held over the page.
 */
export function usePickedFiles(take: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;

  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    const dragOver = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // Out of the window; between two elements of the page there is always another.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      latest.current([...event.dataTransfer.files]);
    };
    const paste = (event: ClipboardEvent) => {
      const data = event.clipboardData;
      if (!data || data.files.length === 0 || isForText(data, event.target)) return;
      event.preventDefault();
      latest.current([...data.files]);
    };
    document.addEventListener('dragover', dragOver, { signal });
    document.addEventListener('dragleave', leave, { signal });
    document.addEventListener('drop', drop, { signal });
    document.addEventListener('paste', paste, { signal });
    return () => end.abort();
  }, []);

  return over;
}
