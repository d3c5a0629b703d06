/** The panel itself, beside the check of the room: how it stands, and whether the room is in use. */
import type { AdminSlice } from '../../../shared/snapshot.ts';
import { OutOfUseSetting } from './OutOfUseSetting.tsx';
import { PanelFacts } from './PanelFacts.tsx';

export function PanelPane({ admin }: { readonly admin: AdminSlice }) {
  return (
    <div className="staff staff-panel">
      <PanelFacts admin={admin} />
      <OutOfUseSetting outOfUse={admin.outOfUse} />
    </div>
  );
}
