import { useState } from 'react';
import { i18n } from '#i18n';
import { defaultWords } from '../../lib/message/default-words';
import { AddPart, AddParts } from '../message/AddParts';
import { ButtonsEditor } from '../message/ButtonsEditor';
import { ProfileChoice } from '../message/ProfileChoice';
import { QuickRepliesEditor } from '../message/QuickRepliesEditor';
import { SharePost } from '../message/SharePost';
import { WordingEditor } from '../message/WordingEditor';
import '../message/message.css';
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
      <AddParts buttons={buttons} quickReplies={quickReplies} add={write}>
        {!sharing && <AddPart words={i18n.t('parts.add_post')} press={() => setSharing(true)} />}
      </AddParts>
    </>
  );
}
