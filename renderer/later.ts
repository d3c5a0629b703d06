/** What the first screen does without: one chunk, fetched while nothing else is going on, and complete from then on. */
export { CallScreen } from './screens/Call/CallScreen.tsx';
export { VolumeControl } from './screens/Call/VolumeControl.tsx';
export { PromptScreen } from './screens/Prompt/PromptScreen.tsx';
export { SetupScreen } from './screens/Setup/SetupScreen.tsx';
export { SharingScreen } from './screens/Sharing/SharingScreen.tsx';
export { HelpSheet } from './sheets/HelpSheet.tsx';
export { LeaveSheet } from './sheets/LeaveSheet.tsx';
export { NumberSheet } from './sheets/NumberSheet.tsx';
export { ShareSheet } from './sheets/ShareSheet.tsx';
