import { useState } from 'react';
import { i18n } from '#i18n';
import { defaultWords } from '../../lib/message/default-words';
import { ButtonsEditor } from '../message/ButtonsEditor';
import { ProfileChoice } from '../message/ProfileChoice';
import { QuickRepliesEditor } from '../message/QuickRepliesEditor';
import { SharePost } from '../message/SharePost';
import { WordingEditor } from '../message/WordingEditor';
import '../message/message.css';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { usePanel } from './context';
import { useOutlook } from './outlook';
import { messageOf } from './parts';
import { accountOf } from './session';

/** Everything of a message besides its text: what is there, and what can be added. */
export function Parts() {
  const { parts, text, strict, write, writeText, say, findId, profiles } = usePanel((state) => ({
    parts: state.parts,
    text: state.text,
    strict: state.strict,
    write: state.writeParts,
    writeText: state.writeText,
    say: state.say,
    findId: accountOf(state) && state.findId,
    profiles: state.profiles,
  }));
  const { faults } = useOutlook();
  const [sharing, setSharing] = useState(false);
  const told = { faults, strict };
  const { buttons, quickReplies } = parts;
  return (
    <>
      <SharePost text={text} write={writeText} say={say} asking={sharing} close={() => setSharing(false)} />
      {buttons && (
        <ButtonsEditor
          buttons={buttons}
          change={(next) => write({ buttons: next })}
          say={say}
          findId={findId}
          {...told}
        />
      )}
      {quickReplies && (
        <QuickRepliesEditor
          replies={quickReplies}
          change={(next) => write({ quickReplies: next })}
          say={say}
          {...told}
        />
      )}
      <WordingEditor
        message={messageOf({ text, parts })}
        words={defaultWords()}
        change={(fallback) => write({ fallback })}
        {...told}
      />
      <ProfileChoice
        profiles={profiles}
        value={parts.customProfileId}
        choose={(customProfileId) => write({ customProfileId })}
      />
      <fieldset className="adds">
        <legend className="unseen">{i18n.t('parts.add')}</legend>
        {buttons === undefined && (
          <Add
            words={i18n.t('parts.add_button')}
            press={() => write({ buttons: [{ label: '', url: '' }] })}
          />
        )}
        {quickReplies === undefined && (
          <Add words={i18n.t('parts.add_replies')} press={() => write({ quickReplies: [{ label: '' }] })} />
        )}
        {!sharing && <Add words={i18n.t('parts.add_post')} press={() => setSharing(true)} />}
      </fieldset>
    </>
  );
}

function Add({ words, press }: { words: string; press: () => void }) {
  return (
    <Button look="quiet" onClick={press}>
      <Icon name="plus" />
      {words}
    </Button>
  );
}
