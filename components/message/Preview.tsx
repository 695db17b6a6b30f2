import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { Rendering } from '../../lib/message/rendering';
import { Icon } from '../ui/Icon';
import { splitLinks } from './links';
import { Switch } from './Switch';
import './preview.css';

interface Props {
  /** What will be sent; undefined where nothing is written yet. */
  readonly rendering: Rendering | undefined;
  /** Who will see it. */
  readonly name?: string;
  /** Address of the file's own picture, within this browser. */
  readonly thumbnail?: string;
}

const widths = ['phone', 'desktop'] as const;
const themes = ['light', 'dark'] as const;

/** The message as the customer will see it at X. Text alone: nothing of it is ever read as markup. */
export function Preview({ rendering, name, thumbnail }: Props) {
  const [width, setWidth] = useState<(typeof widths)[number]>('phone');
  const [theme, setTheme] = useState<(typeof themes)[number]>('light');
  const title = useId();
  return (
    <section className="preview" aria-labelledby={title}>
      <h2 className="small soft" id={title}>
        {name === undefined ? i18n.t('preview.title_someone') : i18n.t('preview.title', { name })}
      </h2>
      {rendering === undefined ? (
        <p className="small soft">{i18n.t('preview.empty')}</p>
      ) : (
        <>
          <div className="preview-switches">
            <Switch
              label={i18n.t('preview.width')}
              options={widths}
              words={(one) => i18n.t(`preview.${one}`)}
              value={width}
              choose={setWidth}
            />
            <Switch
              label={i18n.t('preview.theme')}
              options={themes}
              words={(one) => i18n.t(`preview.${one}`)}
              value={theme}
              choose={setTheme}
            />
          </div>
          <div className={`seen ${width} ${theme}`}>
            <Bubble rendering={rendering} thumbnail={thumbnail} />
          </div>
        </>
      )}
    </section>
  );
}

function Bubble({ rendering, thumbnail }: { rendering: Rendering; thumbnail?: string }) {
  const { text, media, buttons, quickReplies } = rendering;
  return (
    <>
      <div className="seen-message">
        {media &&
          (thumbnail !== undefined && media.kind !== 'video' ? (
            <img className="seen-media" src={thumbnail} alt={i18n.t('preview.file', { name: media.name })} />
          ) : (
            <p className="seen-media seen-file">
              <Icon name={media.kind === 'video' ? 'video' : 'image'} />
              <bdi className="clip">{media.name}</bdi>
            </p>
          ))}
        {(text !== '' || buttons) && (
          <div className="bubble">
            <div dir="auto">
              {splitLinks(text).map(({ at, part, link }) => (link ? <u key={at}>{part}</u> : part))}
            </div>
            {buttons?.map(({ label }, at) => (
              <span className="seen-button" dir="auto" key={at}>
                {label}
              </span>
            ))}
          </div>
        )}
      </div>
      {quickReplies && (
        <ul className="seen-replies" aria-label={i18n.t('preview.replies')}>
          {quickReplies.map(({ label, description }, at) => (
            <li key={at} dir="auto">
              <span>{label}</span>
              {description !== undefined && <small>{description}</small>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
