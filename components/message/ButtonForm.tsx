import { useState } from 'react';
import { i18n } from '#i18n';
import { type ButtonUse, buildButton, buttonUses, readButton } from '../../lib/deep-link/intents';
import * as limits from '../../lib/message/limits';
import type { Button } from '../../lib/message/message';
import { CountedField } from '../ui/CountedField';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { FollowForm, MessageForm, PostForm } from './UseForms';
import { type Faults, wrongAt } from './words';

interface Props extends Faults {
  readonly button: Button;
  readonly at: number;
  readonly write: (button: Button) => void;
  readonly say: (words: string) => void;
  readonly findId?: (handle: string) => Promise<string | undefined>;
}

const begun: { [U in ButtonUse['use']]: Extract<ButtonUse, { use: U }> } = {
  page: { use: 'page', url: '' },
  post: { use: 'post', text: '', url: '', hashtags: [] },
  follow: { use: 'follow', who: '' },
  message: { use: 'message', recipientId: '', text: '' },
};

/** One button: what it says, and what it does, in the form of the use that its address is for. */
export function ButtonForm({ button, at, write, say, findId, ...faults }: Props) {
  // An address typed here stays an address, whatever it says, until the person goes elsewhere.
  const [typing, setTyping] = useState(false);
  const read = readButton(button.url);
  const form: ButtonUse = typing ? { use: 'page', url: button.url } : read;
  const fill = (use: ButtonUse) => write({ ...button, url: buildButton(use) });
  const choose = (name: string) => {
    const use = buttonUses.find((one) => one === name);
    setTyping(false);
    if (use !== undefined) fill(begun[use]);
  };
  const wrongUrl = wrongAt(faults, 'button_url', at);
  return (
    <div className="stack part-form">
      <CountedField
        label={i18n.t('parts.label')}
        part="first"
        value={button.label}
        limit={limits.buttonLabel}
        wrong={wrongAt(faults, 'button_label', at)}
        write={(label) => write({ ...button, label })}
      />
      <Field label={i18n.t('parts.use')}>
        {(ties) => (
          <Select {...ties} value={form.use} onChange={(event) => choose(event.target.value)}>
            {buttonUses.map((use) => (
              <option key={use} value={use}>
                {i18n.t(`parts.uses.${use}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {form.use === 'page' && (
        <CountedField
          label={i18n.t('parts.url')}
          inputMode="url"
          onBlur={() => setTyping(false)}
          value={button.url}
          hint={i18n.t('parts.url_hint')}
          wrong={wrongUrl}
          write={(url) => {
            setTyping(true);
            write({ ...button, url });
          }}
        />
      )}
      {form.use === 'post' && <PostForm form={form} fill={fill} strict={faults.strict} />}
      {form.use === 'follow' && <FollowForm form={form} fill={fill} strict={faults.strict} />}
      {form.use === 'message' && (
        <MessageForm form={form} fill={fill} strict={faults.strict} say={say} findId={findId} />
      )}
      {form.use !== 'page' && wrongUrl && <p className="hint bad">{wrongUrl}</p>}
    </div>
  );
}
