import { useState } from 'react';
import { i18n } from '#i18n';
import { buildDeepLink, type DeepLink } from '../../lib/deep-link/deep-link';
import { asHtml, asMarkdown, asPng, asSvg, fitsCode } from '../../lib/deep-link/share';
import { CopyButton } from '../ui/CopyButton';

interface Props {
  readonly link: DeepLink;
  readonly handle: string;
}

/** The private message link of one account for use elsewhere: link, Markdown, HTML, QR code. */
export function ShareLink({ link, handle }: Props) {
  const url = buildDeepLink(link);
  const label = i18n.t('share.label');
  // Drawing takes a while, and most people never look.
  const [isOpen, setIsOpen] = useState(false);
  const fits = fitsCode(url);
  const code = isOpen && fits ? { svg: svgAddress(url), png: pngAddress(url) } : undefined;
  const copies = {
    link: url,
    markdown: asMarkdown(url, label),
    html: asHtml(url, label),
  };
  return (
    <details className="details" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{i18n.t('share.title', { handle })}</summary>
      <ul className="share">
        {(['link', 'markdown', 'html'] as const).map((kind) => (
          <li key={kind}>
            <span>{i18n.t(`share.${kind}`)}</span>{' '}
            <CopyButton text={copies[kind]} name={i18n.t(`share.${kind}`)} />
          </li>
        ))}
        {code && (
          <li>
            <a href={code.svg} download={`${handle}-message.svg`}>
              {i18n.t('share.svg')}
            </a>{' '}
            <a href={code.png} download={`${handle}-message.png`}>
              {i18n.t('share.png')}
            </a>
          </li>
        )}
      </ul>
      {code && <img src={code.svg} width={160} height={160} alt={i18n.t('share.code', { handle })} />}
      {!fits && <p>{i18n.t('share.too_long')}</p>}
    </details>
  );
}

const svgAddress = (url: string) => `data:image/svg+xml,${encodeURIComponent(asSvg(url))}`;
const pngAddress = (url: string) => `data:image/png;base64,${btoa(String.fromCharCode(...asPng(url, 4)))}`;
