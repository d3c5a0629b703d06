/** What the page is shown of help. */
import type { HelpSlice } from '../../shared/snapshot-service.ts';
import type { PanelState } from './state.ts';

export function helpSlice(config: PanelState['config'], _news: PanelState['helpNews']): HelpSlice {
  return {
    isOffered: (config?.support.reportUrl ?? null) !== null,
    reports: [],
    vendor: config?.support.hardwareVendor ?? null,
  };
}
