/**
 * The one button of the panel. Acts on release, shows being pressed by style alone, and while what it started is
 * under way it says so in its own place and cannot fire again.
 */
import type { ReactNode } from 'react';
import type { Progress } from '../store/selectors.ts';
import { Icon, type IconName } from './Icon.tsx';

export type ButtonLook =
  /** The one big button of a screen. */
  | 'primary'
  /** As high as the primary, beside it. */
  | 'second'
  /** One of several in a row above the primary. */
  | 'chip'
  /** On the bottom bar. */
  | 'bar'
  /** In sheets, lists and banners. */
  | 'plain';

export type ButtonTone = 'calm' | 'action' | 'free' | 'danger';

export interface ButtonProps {
  readonly label: string;
  readonly onTap: () => void;
  readonly look?: ButtonLook;
  readonly tone?: ButtonTone;
  readonly icon?: IconName;
  /** A second line, or what stands after the label on the bar. */
  readonly detail?: ReactNode;
  /** What the button says to those who cannot see it, where the label alone does not. */
  readonly spoken?: string;
  /** The name of somebody in the label or in what is spoken, which no loudspeaker is to say. */
  readonly privateName?: string | undefined;
  /** The label itself is part of a code. */
  readonly isOfCode?: boolean;
  readonly isDisabled?: boolean;
  readonly progress?: Progress | undefined;
  /** Stands in place of the label while under way. */
  readonly doing?: string;
  /** Replaces `doing` when it takes longer than usual. */
  readonly slow?: string;
  /** Language of the label, where it is not the page's. */
  readonly lang?: string;
  /** The label is there to be heard, and the icon to be seen. */
  readonly isIconOnly?: boolean;
  /** A key that is meant to be pressed quickly again and again. */
  readonly repeats?: boolean;
}

/** While under way the label gives its room to other words, so that the button keeps its width. */
function Words({ label, progress, doing, slow }: ButtonProps) {
  if (progress?.isPending !== true) return label;
  return (
    <>
      <span className="button-hold" aria-hidden="true">
        {label}
      </span>
      <span className="button-doing">{(progress.isSlow ? slow : doing) ?? label}</span>
    </>
  );
}

export function Button(props: ButtonProps) {
  const {
    look = 'plain',
    tone = 'calm',
    icon,
    detail,
    spoken,
    progress,
    onTap,
    lang,
    repeats = false,
    privateName,
    isOfCode = false,
  } = props;
  const isPending = progress?.isPending === true;
  return (
    <button
      type="button"
      className={`button button-${look} tone-${tone}`}
      disabled={props.isDisabled === true}
      aria-disabled={isPending || undefined}
      aria-busy={isPending || undefined}
      aria-label={isPending ? undefined : spoken}
      lang={lang}
      data-private={isOfCode ? 'code' : privateName === undefined ? undefined : 'person'}
      data-private-words={privateName}
      data-repeats={repeats ? '' : undefined}
      onClick={isPending ? undefined : onTap}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      <span className={props.isIconOnly === true ? 'unseen' : 'button-label'}>
        <Words {...props} />
      </span>
      {detail === undefined ? null : <span className="button-detail">{detail}</span>}
      {isPending ? <span className="button-progress" /> : null}
    </button>
  );
}
