/** One line about something lasting: shape, sentence, since when, and the one action that helps, if any. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export interface BannerProps {
  readonly tone: 'trouble' | 'info';
  readonly icon?: IconName;
  readonly sentence: string;
  /** Since when, how old. */
  readonly detail?: string | null;
  readonly children?: ReactNode;
}

export function Banner({ tone, icon = 'warning', sentence, detail = null, children }: BannerProps) {
  return (
    <div className={`banner banner-${tone}`}>
      <Icon name={icon} />
      <p className="banner-words">
        {sentence}
        {detail === null ? null : <span className="banner-detail"> {detail}</span>}
      </p>
      {children}
    </div>
  );
}
