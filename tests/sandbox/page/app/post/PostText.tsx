import { Link } from '../Link';

const parts = /(https?:\/\/[^\s]+|(?<![\p{L}\p{N}_])[@#][\p{L}\p{N}_]+)/u;

/** A post's text with its addresses, mentions and tags made links; long addresses are cut as X cuts them. */
export function PostText({ text, lang, id }: { text: string; lang: string; id: string }) {
  return (
    <div dir="auto" id={id} data-testid="tweetText" lang={lang} className="postText">
      {text.split(parts).map((part, place) => {
        const key = `${place}`;
        if (part.startsWith('http')) {
          return (
            <a key={key} href={part} target="_blank" rel="noopener noreferrer nofollow" role="link" dir="ltr">
              {shortUrl(part)}
            </a>
          );
        }
        if (parts.test(part)) {
          return (
            <Link
              key={key}
              href={part.startsWith('@') ? `/${part.slice(1)}` : '/explore'}
              role="link"
              dir="ltr"
            >
              {part}
            </Link>
          );
        }
        return <span key={key}>{part}</span>;
      })}
    </div>
  );
}

function shortUrl(url: string): string {
  const shown = url.replace(/^https?:\/\/(www\.)?/, '');
  return shown.length > 30 ? `${shown.slice(0, 29)}…` : shown;
}
