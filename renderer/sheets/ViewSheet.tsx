/** How the meeting is shown on the room's screens, its small pictures, the room's own picture, and captions. */
import { useId } from 'react';
import type { ControlsSlice } from '../../shared/snapshot.ts';
import type { LayoutStyle, ThumbnailPosition, ThumbnailSize } from '../../shared/model/room.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { SwitchRow } from '../components/SwitchRow.tsx';
import { useControlsTexts } from '../store/later-texts.ts';
import { usePanel, useProgress, useSnapshot } from '../store/panel-context.tsx';
import { canDo } from '../store/selectors.ts';
import { LayoutPicture } from './LayoutPicture.tsx';

const styles: readonly LayoutStyle[] = ['gallery', 'speaker', 'strip', 'shareAll'];
const sizes: readonly ThumbnailSize[] = ['off', 'small', 'medium', 'large', 'strip'];
const places: readonly ThumbnailPosition[] = [
  'upLeft',
  'up',
  'upRight',
  'left',
  'center',
  'right',
  'downLeft',
  'down',
  'downRight',
];

type Part = Pick<ControlsSlice, 'layout'>;

function Styles({ layout }: Part) {
  const { act } = usePanel();
  const controls = useControlsTexts();
  const headingId = useId();
  const progress = useProgress('layout.setStyle');
  const offered = styles.filter((style) => layout.styles.includes(style) || style === layout.style);
  return (
    <section className="control-group" aria-labelledby={headingId}>
      <h3 id={headingId}>{controls.view.layout}</h3>
      {offered.length === 0 ? <p className="control-note">{controls.notOffered}</p> : null}
      <div className="layout-choices">
        {offered.map((style) => (
          <Choice
            key={style}
            className="choice-tall"
            label={controls.view.styles[style]}
            picture={<LayoutPicture style={style} />}
            isChosen={layout.style === style}
            isPending={progress.isPending}
            isDisabled={!layout.styles.includes(style)}
            onTap={() => act({ kind: 'layout.setStyle', style })}
          />
        ))}
      </div>
      {layout.page === null ? null : <Pages page={layout.page} />}
    </section>
  );
}

function Pages({ page }: { readonly page: { readonly isFirst: boolean; readonly isLast: boolean } }) {
  const { act } = usePanel();
  const controls = useControlsTexts();
  const turn = (forward: boolean): void => act({ kind: 'layout.turnPage', forward });
  return (
    <div className="pages" role="group" aria-label={controls.view.page}>
      <Button label={controls.view.previous} isDisabled={page.isFirst} repeats onTap={() => turn(false)} />
      <Button label={controls.view.next} isDisabled={page.isLast} repeats onTap={() => turn(true)} />
    </div>
  );
}

function Thumbnails({ layout }: Part) {
  const { act } = usePanel();
  const controls = useControlsTexts();
  const headingId = useId();
  const sizing = useProgress('layout.setThumbnailSize');
  const placing = useProgress('layout.setThumbnailPosition');
  return (
    <section className="control-group" aria-labelledby={headingId}>
      <h3 id={headingId}>{controls.view.thumbnails}</h3>
      <div className="thumbnail-choices">
        <div className="size-choices">
          {sizes.map((size) => (
            <Choice
              key={size}
              label={controls.view.sizes[size]}
              isChosen={layout.thumbnailSize === size}
              isPending={sizing.isPending}
              onTap={() => act({ kind: 'layout.setThumbnailSize', size })}
            />
          ))}
        </div>
        {layout.canMoveThumbnail ? (
          <div className="place-choices" role="group" aria-label={controls.view.position}>
            {places.map((position) => (
              <Choice
                key={position}
                label=""
                spoken={controls.view.positions[position]}
                picture={<span className="place-mark" />}
                isChosen={layout.thumbnailPosition === position}
                isPending={placing.isPending}
                onTap={() => act({ kind: 'layout.setThumbnailPosition', position })}
              />
            ))}
          </div>
        ) : null}
      </div>
    </section>
  );
}

function Captions({ captions }: Pick<ControlsSlice, 'captions'>) {
  const { act } = usePanel();
  const { view } = useControlsTexts();
  const progress = useProgress('captions.setSize');
  const sizesOf = [0, 1, 2] as const;
  return (
    <>
      <SwitchRow
        label={view.captions}
        toggle={captions}
        isDisabled={!captions.isAvailable}
        hint={captions.isAvailable ? null : view.captionsNone}
        onTap={(isOn) => act({ kind: 'captions.set', isOn })}
      />
      {captions.isAvailable && captions.isOn === true ? (
        <div className="size-choices" role="group" aria-label={view.captionSize}>
          {sizesOf.map((size) => (
            <Choice
              key={size}
              label={view.captionSizes[size]}
              isChosen={captions.size === size}
              isPending={progress.isPending}
              onTap={() => act({ kind: 'captions.setSize', size })}
            />
          ))}
        </div>
      ) : null}
    </>
  );
}

export function ViewSheet() {
  const { act } = usePanel();
  const controls = useControlsTexts();
  const slice = useSnapshot((snapshot) => snapshot.controls);
  const hasLayout = useSnapshot((snapshot) => canDo(snapshot, 'layout'));
  const hasThumbnail = useSnapshot((snapshot) => canDo(snapshot, 'thumbnail'));
  const hasSelfView = useSnapshot((snapshot) => canDo(snapshot, 'selfView'));
  const hasCaptions = useSnapshot((snapshot) => canDo(snapshot, 'captions'));
  const hasNothing = !hasLayout && !hasThumbnail && !hasSelfView && !hasCaptions;
  return (
    <Sheet heading={controls.view.heading}>
      {slice === null || hasNothing ? (
        <p className="control-note">{controls.notOffered}</p>
      ) : (
        <div className="controls-two">
          <div className="control-column">{hasLayout ? <Styles layout={slice.layout} /> : null}</div>
          <div className="control-column">
            {hasThumbnail ? <Thumbnails layout={slice.layout} /> : null}
            {hasSelfView ? (
              <SwitchRow
                label={controls.view.selfView}
                toggle={slice.selfView}
                onTap={(isOn) => act({ kind: 'selfView.set', isOn })}
              />
            ) : null}
            {hasCaptions ? <Captions captions={slice.captions} /> : null}
          </div>
        </div>
      )}
    </Sheet>
  );
}
