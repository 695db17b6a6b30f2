import { useEffect, useState } from 'react';
import { Icon } from '../icons';
import { useWords } from '../store';

/** The pictures that go with the post. */
export function Attachments({ files, onRemove }: { files: readonly File[]; onRemove(): void }) {
  const words = useWords();
  const [urls, setUrls] = useState<string[]>([]);
  useEffect(() => {
    const made = files.map((file) => URL.createObjectURL(file));
    setUrls(made);
    return () => {
      for (const url of made) URL.revokeObjectURL(url);
    };
  }, [files]);
  if (files.length === 0) return null;
  return (
    <div data-testid="attachments" className="attachments">
      {urls.map((url) => (
        <img key={url} src={url} alt="" />
      ))}
      <button type="button" role="button" aria-label={words.remove} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </div>
  );
}
