import { i18n } from '#i18n';
import { type CardPlan, usedButtons } from '../../../lib/cards/card';
import { Icon } from '../../ui/Icon';
import { useOptions } from '../context';

/** The post with its card as a reader comes upon it, promoted, in their timeline. */
export function CardPreview({ card }: { card: CardPlan }) {
  const account = useOptions((state) => state.auth?.accounts.find(({ id }) => id === card.recipientId));
  return (
    <section className="section" aria-labelledby="card-preview">
      <h2 id="card-preview">{i18n.t('cards.preview')}</h2>
      <div className="promoted">
        <p className="clip">
          <bdi>
            <strong>{account?.name ?? i18n.t('cards.preview_account')}</strong>
          </bdi>{' '}
          {account && (
            <bdi dir="ltr" className="soft">
              @{account.handle}
            </bdi>
          )}
        </p>
        {card.post.trim() !== '' && (
          <p className="promoted-text" dir="auto">
            {card.post.trim()}
          </p>
        )}
        <div className="promoted-card">
          <Picture card={card} />
          <ul>
            {usedButtons(card).map(({ label }, index) => (
              <li key={`${index} ${label}`} dir="auto" className="promoted-button">
                {label.trim() || ' '}
              </li>
            ))}
          </ul>
        </div>
        <p className="small soft">{i18n.t('cards.preview_promoted')}</p>
      </div>
      <p className="hint">{i18n.t('cards.preview_hint')}</p>
    </section>
  );
}

function Picture({ card }: { card: CardPlan }) {
  const { file, poster } = useOptions((state) => ({
    file: state.cardPictures[`${card.id} file`],
    poster: state.cardPictures[`${card.id} poster`],
  }));
  const { width = 1.91, height = 1 } = card.file ?? {};
  const shape = { aspectRatio: card.kind === 'video' ? '16 / 9' : `${width} / ${height}` };
  if (file !== undefined && card.kind === 'video') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: a look at the person's own file
      <video style={shape} src={file} poster={poster} controls aria-label={i18n.t('cards.video')} />
    );
  }
  if (file !== undefined) return <img style={shape} src={file} alt={card.file?.name ?? ''} />;
  return (
    <p className="promoted-empty" style={shape}>
      <Icon name="info" />
      <bdi>
        {card.file === undefined
          ? i18n.t('cards.preview_no_file')
          : i18n.t('cards.preview_file_away', { name: card.file.name })}
      </bdi>
    </p>
  );
}
