import { i18n } from '#i18n';
import type { Account } from '../../lib/auth/account';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { useOptions } from './context';
import { TemplateOptions } from './TemplateOptions';

/** What of the one library this account begins with. */
export function AccountTemplates({ account: { id, handle } }: { account: Account }) {
  const { settings, change } = useOptions((state) => ({
    settings: state.settings,
    change: state.changeSettings,
  }));
  if (settings === undefined) return null;
  const { messageTemplateFor: messages, replyTemplateFor: replies } = settings;
  const reply = replies[id];
  return (
    <fieldset className="whole account-templates">
      <legend className="label">{i18n.t('options.account_templates', { handle })}</legend>
      <Field label={i18n.t('options.message_template')} hint={i18n.t('options.message_template_hint')}>
        {(ties) => (
          <Select
            {...ties}
            value={messages[id] ?? ''}
            onChange={({ target }) =>
              change({ messageTemplateFor: put(messages, id, target.value || undefined) })
            }
          >
            <option value="">{i18n.t('options.message_template_none')}</option>
            <TemplateOptions chosen={messages[id]} gone={i18n.t('options.message_template_gone')} />
          </Select>
        )}
      </Field>
      <Field label={i18n.t('options.reply_template')} hint={i18n.t('options.reply_template_hint')}>
        {(ties) => (
          <Select
            {...ties}
            value={reply === undefined ? '' : reply || linkAlone}
            onChange={({ target: { value } }) =>
              change({
                replyTemplateFor: put(replies, id, value === linkAlone ? '' : value || undefined),
              })
            }
          >
            <option value="">{i18n.t('options.reply_as_all')}</option>
            <option value={linkAlone}>{i18n.t('options.reply_link_only')}</option>
            <TemplateOptions chosen={reply} gone={i18n.t('options.reply_template_gone')} />
          </Select>
        )}
      </Field>
    </fieldset>
  );
}

/** No id of a template: those have at least one sign, and none is this one. */
const linkAlone = ' ';

/** `all` with another value for one account; undefined: none of its own. */
function put(all: Readonly<Record<string, string>>, id: string, value?: string): Record<string, string> {
  const { [id]: _before, ...others } = all;
  return value === undefined ? others : { ...others, [id]: value };
}
