/** What the page is shown of help, of the look ahead before a meeting, and of a booking that is about to end. */
import type { EndingSlice, HelpSlice, PreflightSlice } from '../../shared/snapshot-service.ts';
import type { PanelState } from './state.ts';

export function helpSlice(config: PanelState['config'], _news: PanelState['helpNews']): HelpSlice {
  return {
    isOffered: (config?.support.reportUrl ?? null) !== null,
    reports: [],
    vendor: config?.support.hardwareVendor ?? null,
  };
}

export function preflightSlice(_state: PanelState): PreflightSlice | null {
  return null;
}

export function endingSlice(_state: PanelState): EndingSlice | null {
  return null;
}
