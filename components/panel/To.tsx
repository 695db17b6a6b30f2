import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import type { Person } from '../../lib/message/message';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Handle } from '../ui/Handle';
import { Icon } from '../ui/Icon';
import { sentenceOf } from '../ui/ProblemNotice';
import { usePanel } from './context';
import { Group, Several } from './Group';
import { mayBeConversation } from './recipient';

/** Whom the message goes to. */
export function To() {
  const { to, person, conversation, group, busy, problem, write, find, takeCustomer } = usePanel((state) => ({
    to: state.to,
    person: state.person,
    conversation: state.conversation,
    group: state.group,
    busy: state.toBusy,
    problem: state.toProblem,
    write: state.writeTo,
    find: state.findPerson,
    takeCustomer: state.takeCustomer,
  }));
  const input = useRef<HTMLInputElement>(null);
  // Once there is a chip, the field is gone; when it is wanted back, the caret goes where it was wanted.
  const wanted = useRef(false);
  useEffect(() => {
    if (person === undefined && conversation === undefined && wanted.current) input.current?.focus();
    wanted.current = false;
  }, [person, conversation]);

  const change = () => {
    wanted.current = true;
    write('');
  };
  if (group !== undefined) return <Group group={group} />;
  if (conversation !== undefined) return <ChosenConversation {...conversation} change={change} />;
  if (person !== undefined) return <Chosen person={person} change={change} />;
  const findOnEnter = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) void find();
  };
  const findPasted = (event: ClipboardEvent<HTMLInputElement>) => {
    if (event.currentTarget.value !== '') return;
    event.preventDefault();
    write(event.clipboardData.getData('text/plain').trim());
    void find();
  };
  return (
    <div className="to">
      <Field
        label={i18n.t('panel.to')}
        wrong={problem && sentenceOf(problem)}
        hint={
          busy === 'finding' ? (
            <span role="status">{i18n.t('panel.to_finding')}</span>
          ) : (
            i18n.t('panel.to_hint')
          )
        }
      >
        {(ties) => (
          <input
            {...ties}
            ref={input}
            className="input"
            value={to}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            aria-busy={busy === 'finding'}
            onChange={(event) => write(event.target.value)}
            onBlur={() => void find()}
            onKeyDown={findOnEnter}
            onPaste={findPasted}
          />
        )}
      </Field>
      <div role="alert">
        <Several />
      </div>
      <AsConversation />
      <Button look="quiet" busy={busy === 'reading_page'} onClick={takeCustomer}>
        {i18n.t(busy === 'reading_page' ? 'panel.from_page_busy' : 'panel.from_page')}
      </Button>
    </div>
  );
}

function Chosen({ person, change }: { person: Person; change: () => void }) {
  return (
    <fieldset className="chosen">
      <legend className="label">{i18n.t('panel.to')}</legend>
      <div className="input chosen-line">
        <span className="chip">
          <bdi className="clip">{person.name}</bdi>
          <span>
            <Handle handle={person.handle} />
          </span>
          <Button
            look="icon-only"
            aria-label={i18n.t('panel.to_change', { handle: person.handle })}
            onClick={change}
          >
            <Icon name="close" />
          </Button>
        </span>
      </div>
      <Accepts hint={person.receivesYourDm} />
    </fieldset>
  );
}

function ChosenConversation({ id, change }: { id: string; change: () => void }) {
  return (
    <fieldset className="chosen">
      <legend className="label">{i18n.t('panel.to')}</legend>
      <div className="input chosen-line">
        <span className="chip">
          <span className="clip">{i18n.t('conversation.to', { id })}</span>
          <Button look="icon-only" aria-label={i18n.t('conversation.change')} onClick={change}>
            <Icon name="close" />
          </Button>
        </span>
      </div>
      <p className="hint">{i18n.t('conversation.one')}</p>
    </fieldset>
  );
}

/** A group's id and a person's look the same: X knows no person by this one. */
function AsConversation() {
  const { offered, take } = usePanel((state) => ({
    offered: mayBeConversation(state),
    take: state.takeAsConversation,
  }));
  if (!offered) return null;
  return (
    <Button look="quiet" onClick={take}>
      {i18n.t('conversation.as_id')}
    </Button>
  );
}

/** X's word on whether this person takes messages from the account. A hint: X itself does not always keep it. */
function Accepts({ hint }: { hint: boolean | undefined }) {
  if (hint === undefined) return <p className="hint">{i18n.t('panel.accepts_unknown')}</p>;
  return (
    <p className="hint accepts">
      <strong className={hint ? 'good' : 'warn'}>
        <Icon name={hint ? 'check' : 'warn'} />
        {i18n.t(hint ? 'panel.accepts' : 'panel.refuses')}
      </strong>
      <span>{i18n.t(hint ? 'panel.accepts_hint' : 'panel.refuses_hint')}</span>
    </p>
  );
}
