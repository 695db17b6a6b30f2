import { i18n } from '#i18n';
import type { LegacyProbe } from '../../../lib/x-api/legacy/probe';
import { Button } from '../../ui/Button';
import { Details } from '../../ui/Details';
import { writeTime } from '../../ui/format';
import { Icon } from '../../ui/Icon';
import { factsOf } from '../../ui/ProblemNotice';
import { useOptions } from '../context';

type Family = LegacyProbe['families'][number];

/** Which parts of X's older interface this app may use, as X answered when it was last asked. */
export function ProbeTable() {
  const { probe, busy, check } = useOptions((state) => {
    const account = state.chosenAccount();
    return {
      probe: account && state.keysOf[account.id]?.keys?.probe,
      busy: state.keysBusy === 'probing',
      check: state.probeLegacy,
    };
  });
  return (
    <section className="section" aria-labelledby="probe-title">
      <h2 id="probe-title">{i18n.t('probe.title')}</h2>
      <p className="soft">{i18n.t('probe.what')}</p>
      {probe && (
        <table className="probe">
          <thead>
            <tr>
              <th scope="col">{i18n.t('probe.part')}</th>
              <th scope="col">{i18n.t('probe.may')}</th>
            </tr>
          </thead>
          <tbody>
            {probe.families.map((family) => (
              <Row key={family.family} family={family} />
            ))}
          </tbody>
        </table>
      )}
      <div className="section-head">
        <Button busy={busy} onClick={check}>
          {i18n.t(busy ? 'probe.checking' : probe ? 'probe.check_again' : 'probe.check')}
        </Button>
        <span className="small soft">
          {probe
            ? i18n.t('probe.checked_at', { time: writeTime(probe.at, Date.now()) })
            : i18n.t('probe.never')}
        </span>
      </div>
    </section>
  );
}

function Row({ family: { family, state, problem } }: { family: Family }) {
  const works = state === 'works';
  const allow = useOptions((store) => store.allowUpload);
  const isOpen = state === 'unreachable' || state === 'not_allowed';
  const tone = works ? 'good' : isOpen ? 'soft' : 'warn';
  return (
    <tr>
      <th scope="row">
        {i18n.t(`probe.${family}`)}
        <span className="small soft">{i18n.t(`probe.${family}_what`)}</span>
      </th>
      <td>
        <span className={`standing ${tone}`}>
          <Icon name={works ? 'check' : isOpen ? 'info' : 'warn'} />
          {i18n.t(`probe.state_${state}`)}
        </span>
        <span className="small soft">{i18n.t(`probe.state_${state}_why`)}</span>
        {state === 'not_allowed' && (
          <Button look="quiet" onClick={allow}>
            {i18n.t('probe.allow')}
          </Button>
        )}
        {problem && <Details facts={factsOf(problem)} />}
      </td>
    </tr>
  );
}
