import { type ChangeEvent, useState } from 'react';
import { i18n } from '#i18n';
import type { CardFile, CardPlan } from '../../../lib/cards/card';
import type { Finding } from '../../../lib/cards/check';
import { Button } from '../../ui/Button';
import { writeNumber, writeSize } from '../../ui/format';
import { useOptions } from '../context';
import { CheckedField } from './CheckedField';
import { readCardFile } from './read-card-file';

interface Props {
  readonly card: CardPlan;
  readonly of: 'file' | 'poster';
  readonly findings: readonly Finding[];
}

/** The image or video of a card, or a video's poster: chosen here, checked here, sent nowhere. */
export function CardFileField({ card, of, findings }: Props) {
  const { change, show } = useOptions((state) => ({ change: state.changeCard, show: state.showPicture }));
  const [reading, setReading] = useState(false);
  const isVideo = of === 'file' && card.kind === 'video';
  const file = card[of];
  const place = `${card.id} ${of}`;
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    if (chosen === undefined) return;
    const address = URL.createObjectURL(chosen);
    show(place, address);
    setReading(true);
    const known = await readCardFile(chosen, address);
    setReading(false);
    await change({ [of]: known });
    // So that the same file, mended, can be chosen again.
    target.value = '';
  };
  const leave = () => {
    show(place, undefined);
    void change({ [of]: undefined });
  };
  const label = isVideo ? 'cards.video' : of === 'poster' ? 'cards.field_poster' : 'cards.image';
  const hint = isVideo ? 'cards.video_hint' : of === 'poster' ? 'cards.poster_hint' : 'cards.image_hint';
  return (
    <div className="stack">
      <CheckedField label={i18n.t(label)} hint={i18n.t(hint)} at={of} findings={findings}>
        {(ties) => (
          <input
            {...ties}
            className="input"
            type="file"
            accept={isVideo ? 'video/mp4,video/quicktime' : 'image/jpeg,image/png'}
            onChange={choose}
          />
        )}
      </CheckedField>
      <p className="small" role="status">
        {reading && i18n.t('cards.reading')}
        {!reading && file && <bdi>{describe(file)}</bdi>}
      </p>
      {file && (
        <div>
          <Button
            look="quiet"
            aria-label={i18n.t('cards.leave_file_named', { name: file.name })}
            onClick={leave}
          >
            {i18n.t('cards.leave_file')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** `parcel.png · 1,200 × 628 · 200 kB` */
function describe({ name, size, width, height, seconds }: CardFile): string {
  return [
    name,
    width !== undefined && height !== undefined && `${writeNumber(width)} × ${writeNumber(height)}`,
    writeSize(size),
    seconds !== undefined && i18n.t('cards.seconds', { seconds: writeNumber(Math.round(seconds * 10) / 10) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
