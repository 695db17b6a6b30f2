import { i18n } from '#i18n';
import { usePanel } from './context';

/** The message as it arrives: text alone, its lines kept, its links seen. */
export function Preview() {
  const { text, name } = usePanel((state) => ({ text: state.text, name: state.person?.name }));
  return (
    <section className="preview" aria-labelledby="preview-title">
      <h2 className="small soft" id="preview-title">
        {name === undefined ? i18n.t('panel.preview_someone') : i18n.t('panel.preview', { name })}
      </h2>
      {text.trim() === '' ? (
        <p className="small soft">{i18n.t('panel.preview_empty')}</p>
      ) : (
        <div className="bubble">
          <div dir="auto">
            {splitLinks(text).map(({ at, part, link }) => (link ? <u key={at}>{part}</u> : part))}
          </div>
        </div>
      )}
    </section>
  );
}

/** Text in parts, links apart. What X itself will link may be more; these are links for certain. */
export function splitLinks(text: string): { at: number; part: string; link: boolean }[] {
  const parts: { at: number; part: string; link: boolean }[] = [];
  let at = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'’”]/giu)) {
    if (match.index > at) parts.push({ at, part: text.slice(at, match.index), link: false });
    parts.push({ at: match.index, part: match[0], link: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ at, part: text.slice(at), link: false });
  return parts;
}
