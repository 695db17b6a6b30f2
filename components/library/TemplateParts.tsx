import { i18n } from '#i18n';
import { defaultWords } from '../../lib/message/default-words';
import { AttachFile } from '../media/AttachFile';
import { ButtonsEditor } from '../message/ButtonsEditor';
import { QuickRepliesEditor } from '../message/QuickRepliesEditor';
import { WordingEditor } from '../message/WordingEditor';
import '../message/message.css';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
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
      <fieldset className="adds">
        <legend className="unseen">{i18n.t('parts.add')}</legend>
        {buttons === undefined && (
          <Add
            words={i18n.t('parts.add_button')}
            press={() => change({ buttons: [{ label: '', url: '' }] })}
          />
        )}
        {quickReplies === undefined && (
          <Add words={i18n.t('parts.add_replies')} press={() => change({ quickReplies: [{ label: '' }] })} />
        )}
      </fieldset>
      <AttachFile
        attaching={attaching}
        media={draft.media}
        accountId={undefined}
        change={(media) => write({ media })}
      />
    </div>
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
