import { type KeyboardEvent, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Who } from '../../lib/message/recipient';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Handle } from '../ui/Handle';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { sentenceOf } from '../ui/ProblemNotice';
import { usePanel } from './context';
import { groupFault, type Member, nameOfWho } from './group';

/** Several people were typed: what X forbids, and what can be done instead. */
export function Several() {
  const { several, start, write, find } = usePanel((state) => ({
    several: state.several,
    start: state.startGroup,
    write: state.writeTo,
    find: state.findPerson,
  }));
  const [first] = several ?? [];
  if (several === undefined || first === undefined) return null;
  const writeToFirst = () => {
    write(nameOfWho(first));
    void find();
  };
  return (
    <Notice
      tone="warn"
      actions={
        <>
          <Button look="quiet" onClick={() => start(several)}>
            {i18n.t('group.offer', { count: several.length })}
          </Button>
          <Button look="quiet" onClick={writeToFirst}>
            {i18n.t('group.only_first', { who: nameOfWho(first) })}
          </Button>
        </>
      }
    >
      <p>{i18n.t('group.several')}</p>
      <p>{i18n.t('group.offer_what')}</p>
    </Notice>
  );
}

/** The people of a new group conversation, each looked up. */
export function Group({ group }: { group: readonly Member[] }) {
  const { add, remove, write, problem, strict } = usePanel((state) => ({
    add: state.addMember,
    remove: state.removeMember,
    write: state.writeTo,
    problem: state.groupProblem,
    strict: state.strict,
  }));
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const press = async () => {
    const typed = text;
    if (typed.trim() === '') return;
    setText('');
    // What could not be read stays, to be put right.
    if (!(await add(typed))) setText((now) => now || typed);
  };
  const pressByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    void press();
  };
  const takeOut = (who: Who) => {
    remove(who);
    input.current?.focus();
  };
  const fault = groupFault(group);
  const shownFault = fault === 'too_few' && !strict ? undefined : fault;
  const wrong =
    problem === 'unreadable'
      ? sentenceOf({ code: 'recipient_unreadable' })
      : problem === 'there_already'
        ? i18n.t('group.there_already')
        : shownFault && i18n.t(`group.${shownFault}`);
  return (
    <fieldset className="chosen stack">
      <legend className="label">
        {i18n.t('group.people')} <span className="plain-weight">({i18n.t('group.count', group.length)})</span>
      </legend>
      <ul className="members">
        {group.map((member) => (
          <li key={nameOfWho(member.who)}>
            <MemberChip member={member} takeOut={() => takeOut(member.who)} />
          </li>
        ))}
      </ul>
      <Field label={i18n.t('group.add')} hint={i18n.t('group.add_hint')} wrong={wrong}>
        {(ties) => (
          <div className="chosen-line">
            <input
              {...ties}
              ref={input}
              className="input grow"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={pressByKey}
            />
            <Button onClick={press}>{i18n.t('group.add_button')}</Button>
          </div>
        )}
      </Field>
      <p className="hint">{i18n.t('group.new_each_time')}</p>
      <Button look="quiet" onClick={() => write('')}>
        {i18n.t('group.one_person')}
      </Button>
    </fieldset>
  );
}

function MemberChip({ member, takeOut }: { member: Member; takeOut: () => void }) {
  const { who, person, problem } = member;
  const name = nameOfWho(who);
  return (
    <span className={problem ? 'chip wrong' : 'chip'} title={problem && sentenceOf(problem)}>
      {problem && <Icon name="bad" />}
      <span className="clip" aria-busy={person === undefined && problem === undefined}>
        {person ? <Handle handle={person.handle} /> : <bdi dir="ltr">{name}</bdi>}
        {problem && <span className="unseen">: {sentenceOf(problem)}</span>}
      </span>
      <Button look="icon-only" aria-label={i18n.t('group.remove', { who: name })} onClick={takeOut}>
        <Icon name="close" />
      </Button>
    </span>
  );
}
