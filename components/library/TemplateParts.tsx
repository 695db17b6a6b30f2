import { defaultWords } from '../../lib/message/default-words';
import { AttachFile } from '../media/AttachFile';
import { AddParts } from '../message/AddParts';
import { ButtonsEditor } from '../message/ButtonsEditor';
import { QuickRepliesEditor } from '../message/QuickRepliesEditor';
import { WordingEditor } from '../message/WordingEditor';
import '../message/message.css';
import { useLibrary } from './context';
import { changeWording, wordingOf } from './Wordings';

/**
 * Buttons and quick replies of the wording that is open, and the file of all of them. Placeholders may stand in them;
 * the trial says what is wrong.
 */
export function TemplateParts() {
  const { draft, wording, write, say, attaching } = useLibrary((state) => ({
    draft: state.draft,
    wording: state.wording,
    write: state.write,
    say: state.say,
    attaching: state.attaching,
  }));
  if (draft === undefined) return null;
  const { text, buttons, quickReplies, fallback } = wordingOf(draft, wording);
  const change = (part: Parameters<typeof changeWording>[2]) => write(changeWording(draft, wording, part));
  const told = { faults: [], strict: false };
  return (
    <div className="stack">
      {buttons && (
        <ButtonsEditor
          buttons={buttons}
          change={(next) => change({ buttons: next.length > 0 ? next : undefined })}
          say={say}
          {...told}
        />
      )}
      {quickReplies && (
        <QuickRepliesEditor
          replies={quickReplies}
          change={(next) => change({ quickReplies: next.length > 0 ? next : undefined })}
          say={say}
          {...told}
        />
      )}
      <WordingEditor
        message={{ text, buttons, quickReplies, fallback }}
        words={defaultWords()}
        change={(next) => change({ fallback: next })}
        {...told}
      />
      <AddParts buttons={buttons} quickReplies={quickReplies} add={change} />
      <AttachFile
        attaching={attaching}
        media={draft.media}
        accountId={undefined}
        change={(media) => write({ media })}
      />
    </div>
  );
}
