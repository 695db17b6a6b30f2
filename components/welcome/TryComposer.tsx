import { i18n } from '#i18n';
import { Icon } from '../ui/Icon';

/**
 * A reply box built as X's is, with the marks by which Aside finds one (lib/x-page/selectors.ts), so that its two
 * buttons mount here by themselves. Nothing here posts: there is no button for it.
 */
export function TryComposer() {
  return (
    <div className="card try" data-testid="primaryColumn">
      <article className="try-post">
        <strong>
          <bdi>Casey Cole</bdi> <bdi className="soft">@casey_c</bdi>
        </strong>
        <p>{i18n.t('library.example_post')}</p>
      </article>
      <textarea
        data-testid="tweetTextarea_0"
        className="input"
        dir="auto"
        rows={5}
        aria-label={i18n.t('welcome.reply')}
        placeholder={i18n.t('welcome.reply')}
      />
      <div data-testid="toolBar" className="try-bar">
        <div data-testid="ScrollSnap-List" className="try-tools" role="presentation" />
      </div>
      <p className="hint">
        <Icon name="info" /> {i18n.t('welcome.try_hint')}
      </p>
    </div>
  );
}
