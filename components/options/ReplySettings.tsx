import { i18n } from '#i18n';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { useOptions } from './context';
import { TemplateOptions } from './TemplateOptions';

/** What "Reply privately" puts in, and how long a post of this account may be. Whether it is kept, LinkSettings says. */
export function ReplySettings() {
  const { settings, change } = useOptions((state) => ({
    settings: state.settings,
    change: state.changeSettings,
  }));
  if (settings === undefined) return null;
  return (
    <section className="section" aria-labelledby="reply">
      <h2 id="reply">{i18n.t('options.reply')}</h2>
      <Field label={i18n.t('options.reply_template')} hint={i18n.t('options.reply_template_hint')}>
        {(ties) => (
          <Select
            {...ties}
            value={settings.replyTemplateId}
            onChange={({ target }) => change({ replyTemplateId: target.value })}
          >
            <option value="">{i18n.t('options.reply_link_only')}</option>
            <TemplateOptions chosen={settings.replyTemplateId} gone={i18n.t('options.reply_template_gone')} />
          </Select>
        )}
      </Field>
      <Field label={i18n.t('options.post_length')} hint={i18n.t('options.post_length_hint')}>
        {(ties) => (
          <Select
            {...ties}
            value={settings.longPosts ? 'long' : 'short'}
            onChange={({ target }) => change({ longPosts: target.value === 'long' })}
          >
            <option value="short">{i18n.t('options.post_short')}</option>
            <option value="long">{i18n.t('options.post_long')}</option>
          </Select>
        )}
      </Field>
    </section>
  );
}
