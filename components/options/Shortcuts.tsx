import { i18n } from '#i18n';
import { Field } from '../ui/Field';
import { useOptions } from './context';
import { Saving } from './Saving';

const names = {
  link: 'page.link',
  templates: 'page.templates',
  reply: 'page.reply',
  panel: 'action.title',
} as const;

/** The keys of the browser as they are now and how to change them, and what may be typed in a composer. */
export function Shortcuts() {
  const { commands, settings, change } = useOptions((state) => ({
    commands: state.commands,
    settings: state.settings,
    change: state.changeSettings,
  }));
  return (
    <>
      <section className="section" aria-labelledby="shortcuts">
        <h2 id="shortcuts">{i18n.t('options.shortcuts')}</h2>
        <p className="soft">{i18n.t('options.shortcuts_what')}</p>
        <ul className="shortcut-keys">
          {commands?.map(({ name, keys }) => (
            <li key={name}>
              <span className="grow">{i18n.t(names[name])}</span>
              {keys === '' ? (
                <span className="soft">{i18n.t('options.shortcuts_none')}</span>
              ) : (
                <kbd>{keys}</kbd>
              )}
            </li>
          ))}
        </ul>
        <h3>{i18n.t('options.shortcuts_change')}</h3>
        <ul className="small soft">
          <li>{i18n.t('options.shortcuts_chrome')}</li>
          <li>{i18n.t('options.shortcuts_edge')}</li>
          <li>{i18n.t('options.shortcuts_firefox')}</li>
        </ul>
      </section>
      {settings && (
        <section className="section" aria-labelledby="typing">
          <div className="section-head">
            <h2 id="typing">{i18n.t('options.typing')}</h2>
            <Saving of="typing" />
          </div>
          <Field label={i18n.t('options.prefix')} hint={i18n.t('options.prefix_hint')}>
            {(ties) => (
              <input
                {...ties}
                className="input short"
                value={settings.inlinePrefix}
                onChange={({ target: { value } }) => {
                  // The sign typed last takes the place of the one before; letters and digits begin words.
                  const sign = [...value].at(-1) ?? '';
                  if (!/[\p{L}\p{N}\s]/u.test(sign)) void change({ inlinePrefix: sign });
                }}
              />
            )}
          </Field>
          <Field
            label={i18n.t('options.agent_name')}
            hint={i18n.t('options.agent_name_hint', { name: '{{ agent.name }}' })}
          >
            {(ties) => (
              <input
                {...ties}
                className="input"
                dir="auto"
                maxLength={80}
                value={settings.agentName}
                onChange={(event) => change({ agentName: event.target.value })}
              />
            )}
          </Field>
        </section>
      )}
    </>
  );
}
