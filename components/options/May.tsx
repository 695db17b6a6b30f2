import { i18n } from '#i18n';

const permissions = [
  ['options.may_page', 'options.may_page_what'],
  ['options.may_api', 'options.may_api_what'],
  ['options.may_sign_in', 'options.may_sign_in_what'],
  ['options.may_alarm', 'options.may_alarm_what'],
] as const;

/** Every permission of the manifest, in plain words. */
export function May() {
  return (
    <section className="section" aria-labelledby="may">
      <h2 id="may">{i18n.t('options.may')}</h2>
      <dl className="facts wide">
        {permissions.map(([what, why]) => (
          <div key={what}>
            <dt>{i18n.t(what)}</dt>
            <dd>{i18n.t(why)}</dd>
          </div>
        ))}
      </dl>
      <p>{i18n.t('options.may_not')}</p>
    </section>
  );
}
