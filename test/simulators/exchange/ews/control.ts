/** What the control channel can do to the EWS server beside its calendars: its settings, and its open streams. */
import { z } from 'zod';
import type { EwsSite } from './site.ts';
import { EwsSettingsChange } from './settings.ts';

const setSettings = z.strictObject({ do: z.literal('ewsSettings'), settings: EwsSettingsChange });
const endStreams = z.strictObject({
  do: z.literal('ewsStreams'),
  /** As at their timeout; without a word; or with every subscription, as when the server is restarted. */
  how: z.enum(['close', 'cut', 'forget']),
});

export const ewsCommands = [setSettings, endStreams] as const;
export type EwsCommand = z.infer<(typeof ewsCommands)[number]>;

export const ewsHelp = {
  ewsSettings: `settings: some of ${Object.keys(EwsSettingsChange.shape).join(', ')}`,
  ewsStreams: 'how: close, cut, forget',
};

/** Always done. */
export function runEwsCommand({ settings, subscriptions }: EwsSite, command: EwsCommand): null {
  switch (command.do) {
    case 'ewsSettings':
      Object.assign(settings, command.settings);
      return null;
    case 'ewsStreams':
      if (command.how === 'forget') subscriptions.forgetAll();
      else subscriptions.endStreams(command.how);
      return null;
  }
}

/** Without passwords. */
export function ewsState({ settings, accounts, subscriptions }: EwsSite) {
  return {
    settings,
    accounts: accounts.list().map((account) => ({
      user: `${accounts.domain.name}\\${account.name}`,
      isLocked: accounts.isLocked(account),
    })),
    subscriptions: subscriptions.subscriptions,
    streams: subscriptions.streams,
  };
}
